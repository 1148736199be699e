import Foundation

/// Where a file is, said so that it can be found again from anywhere.
enum WholePath {
    static func of(_ path: String) -> String {
        let expanded = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return (expanded as NSString).standardizingPath
    }
}
