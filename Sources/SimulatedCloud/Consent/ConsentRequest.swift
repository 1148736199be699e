/// What an application asks of a person, after it was found to be in order.
struct ConsentRequest {
    var application: CloudApplication
    var state: String
    var scopes: [String]
    var redirectURI: String
    var selectedUser: Int64?
    /// Whether the person wants to choose another member of the household.
    var wantsChoice: Bool
    /// `mode=demo`: the dummy data of the first of the household, whoever is signed in.
    var isDemo = false

    /// The parameters of the page itself, to send them round again.
    var parameters: [(String, String)] {
        [
            ("response_type", "code"), ("client_id", application.clientID), ("state", state),
            ("scope", scopes.joined(separator: ",")), ("redirect_uri", redirectURI),
        ] + (isDemo ? [("mode", "demo")] : [])
    }

    /// The redirect address with these parameters added to its own.
    func redirect(_ added: [(String, String)]) -> String {
        let joint = redirectURI.contains("?") ? (redirectURI.hasSuffix("?") ? "" : "&") : "?"
        return redirectURI + joint + FormFields.encode(added)
    }
}
