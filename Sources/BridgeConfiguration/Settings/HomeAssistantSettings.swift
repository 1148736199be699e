/// The block `home_assistant:`.
package struct HomeAssistantSettings: Sendable, Equatable {
    /// How the record gets into Home Assistant's long-term statistics.
    package enum Statistics: String, Sendable {
        case separate, merge, off
    }

    package var url: String
    /// A long-lived token of an administrator.
    package var token: String
    package var statistics = Statistics.separate
    package var verifiesCertificate = true
    /// A PEM file of certificates to trust beside the machine's own.
    package var certificate: String?

    package init(url: String, token: String) {
        self.url = url
        self.token = token
    }
}
