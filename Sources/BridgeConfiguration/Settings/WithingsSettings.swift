/// The block `withings:`.
package struct WithingsSettings: Sendable, Equatable {
    package var clientID: String
    package var clientSecret: String
    package var profiles: [String]
    /// Seconds between two refreshes of a profile.
    package var scanInterval: Double = 300
    package var useWebhook: Bool?
    /// Whether the sensors of Home Assistant 0.99 are there too.
    package var legacySensors = false
    package var overdue = OverdueSettings()
    package var baseURL: String?
    package var accountURL = "https://account.withings.com"
    package var apiURL = "https://wbsapi.withings.net"

    package init(clientID: String, clientSecret: String, profiles: [String]) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.profiles = profiles
    }
}
