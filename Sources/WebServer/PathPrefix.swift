/// The path under which a proxy in front shows the program (`/withings`, Home Assistant's ingress), as it says in
/// `X-Forwarded-Prefix` or `X-Ingress-Path`.
package struct PathPrefix: Sendable, Equatable {
    package let path: String

    /// - Returns: nil where the text is no plain path: what goes into pages and redirects has to be harmless.
    package init?(_ text: String) {
        var path = text[...]
        while path.hasSuffix("/") { path = path.dropLast() }
        guard path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.count <= 200, !path.contains("/../"),
            !path.hasSuffix("/.."), path.wholeMatch(of: /[A-Za-z0-9\/._~\-]+/) != nil
        else { return nil }
        self.path = String(path)
    }

    /// Where a redirect within the program leads.
    func location(_ address: String) -> String {
        address.hasPrefix("/") && !address.hasPrefix("//") ? path + address : address
    }

    /// Our own addresses in a page; what a form sends back to us stays as it is.
    func page(_ text: String) -> String {
        text.replacing(/(\s[a-z\-]+)="\/(?!\/)/) { match in
            match.output.1.trimmingPrefix(while: \.isWhitespace) == "value"
                ? String(match.output.0) : "\(match.output.1)=\"\(path)/"
        }
    }

    /// Our own addresses in a script, which stand in single quotation marks.
    func script(_ text: String) -> String {
        text.replacing(/'\/(?!\/)/) { _ in "'\(path)/" }
    }
}
