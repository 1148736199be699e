import HTTPTypes
import Hummingbird

/// The path under which a proxy serves the program. The program itself knows only paths without it.
package enum PathPrefix {
    /// A prefix as a proxy names it, without the slash at its end; empty where it is none that could be trusted in an
    /// address.
    package static func checked(_ text: String?) -> String {
        guard var path = text?.trimmingPrefix(" ")[...], path.hasPrefix("/"), !path.contains("//"), path.count < 200,
            path.utf8.allSatisfy(isPlain), !path.contains("/..")
        else { return "" }
        while path.last == "/" { path.removeLast() }
        return String(path)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Puts the prefix before where an answer leads, and keeps its cookies to that path.
    static func add(_ prefix: String, to response: Response) -> Response {
        var response = response
        if let location = response.headers[.location], location.hasPrefix("/"), !location.hasPrefix("//") {
            response.headers[.location] = prefix + location
        }
        let cookies = response.headers[values: .setCookie]
        if !cookies.isEmpty {
            response.headers[values: .setCookie] = cookies.map { cookie in
                cookie.replacing("; Path=/;", with: "; Path=\(prefix)/;")
            }
        }
        return response
    }

    /// Puts the prefix before every address of a page. What people wrote is escaped and cannot look like one.
    package static func add(_ prefix: String, toPage html: String) -> String {
        guard !prefix.isEmpty else { return html }
        var html = html
        for attribute in attributes {
            html = html.replacing("\(attribute)/", with: "\(attribute)\(prefix)/")
        }
        return html
    }

    private static let attributes = [
        #" href=""#, #" src=""#, #" action=""#, #" data-live=""#, #" data-graph=""#, #" data-picture=""#,
        #" data-png=""#, "; url=",
    ]
}
