/// A developer application registered at Withings, and the cloud it belongs to.
public struct WithingsApplication: Sendable {
    public var clientID: String
    public var clientSecret: String
    /// Where people give consent, without a slash at the end.
    public var accountURL: String
    /// Where the API is, without a slash at the end.
    public var apiURL: String

    public init(
        clientID: String,
        clientSecret: String,
        accountURL: String = "https://account.withings.com",
        apiURL: String = "https://wbsapi.withings.net"
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.accountURL = accountURL
        self.apiURL = apiURL
    }
}

extension WithingsApplication: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    // Nothing that prints or dumps this value may show the client secret.
    public var description: String { "WithingsApplication(clientID: \(clientID), apiURL: \(apiURL))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["clientID": clientID, "apiURL": apiURL]) }
}
