import Hummingbird

/// The one cookie of the pages, of who is signed in. `Cookie` of the server has no lifetime beside `SameSite`, so they are written here.
enum PageCookie {
    static let session = "withings_bridge_session"

    static func value(of name: String, in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.trimmingPrefix(while: \.isWhitespace).split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0] == name { return String(parts[1]) }
            }
        }
        return nil
    }

    /// - Parameter maxAge: seconds; nil until the browser is closed, 0 removes the cookie.
    static func header(_ name: String, _ value: String, isSecure: Bool, maxAge: Int? = nil) -> String {
        var header = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if let maxAge { header += "; Max-Age=\(maxAge)" }
        if isSecure { header += "; Secure" }
        return header
    }
}
