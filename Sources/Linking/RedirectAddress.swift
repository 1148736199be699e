import Foundation

/// The parameters of a redirect address that somebody copied out of a browser, on whatever host it ended up.
struct RedirectAddress: Sendable, Equatable {
    var state: String?
    var code: String?
    var error: String?

    /// Takes a whole address, or only what stands behind the question mark.
    ///
    /// - Throws: ``LinkAbort`` saying what was pasted instead.
    init(pasted text: String) throws(LinkAbort) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "<>\"'")))
        guard !trimmed.isEmpty else { throw .nothingPasted }
        let query: Substring
        if let mark = trimmed.firstIndex(of: "?") {
            query = trimmed[trimmed.index(after: mark)...]
        } else if trimmed.contains("=") {
            query = trimmed[...]
        } else {
            throw .notARedirect
        }
        let parameters = Self.parameters(of: query.prefix { $0 != "#" })
        if parameters["response_type"] != nil || parameters["redirect_uri"] != nil { throw .consentAddressPasted }
        state = parameters["state"]
        code = parameters["code"]
        error = parameters["error"]
        if state == nil, code == nil, error == nil { throw .notARedirect }
    }

    private static func parameters(of query: Substring) -> [String: String] {
        var parameters: [String: String] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let value = String(parts[1].map { $0 == "+" ? " " : $0 })
            let name = String(parts[0]).trimmingCharacters(in: .whitespaces)
            parameters[name] = (value.removingPercentEncoding ?? value).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return parameters
    }
}
