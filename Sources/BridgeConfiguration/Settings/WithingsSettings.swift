/// The block `withings:`.
package struct WithingsSettings: Sendable, Equatable {
    package var clientID: String
    package var clientSecret: String
    package var profiles: [String]
    /// Seconds between two refreshes of a profile.
    package var scanInterval: Double = 300
    package var useWebhook: Bool?
    package var baseURL: String?
    package var accountURL = "https://account.withings.com"
    package var apiURL = "https://wbsapi.withings.net"

    package init(clientID: String, clientSecret: String, profiles: [String]) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.profiles = profiles
    }
}
