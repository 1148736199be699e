/// Addresses within this program only: what comes from a form or a query never leads to another host.
enum LocalPath {
    static func checked(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
            path.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value != 0x7F })
        else { return "/" }
        return path
    }
}
