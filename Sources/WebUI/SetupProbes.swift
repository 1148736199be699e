import WebServer

/// What the first minutes try out before anything is written. The composition hands it in; each answers within seconds.
package struct SetupProbes: Sendable {
    /// What Withings says of client id and secret.
    package enum Application: Sendable, Equatable {
        case accepted
        case refused
        /// Withings did not answer, or not with a yes or a no.
        case unreachable
    }

    package enum Broker: Sendable, Equatable {
        case connected
        /// Nobody listens there, or it does not let us in.
        case failed(PlainFault)
    }

    /// What comes back from the address that Withings will call.
    package enum Address: Sendable, Equatable {
        case reachesUs
        /// Something else answers.
        case reachesOther(status: Int)
        case unreachable
        /// There is no such name.
        case unknownName
    }

    package enum HomeAssistant: Sendable, Equatable {
        case connected(version: String)
        /// Nobody answers there, or the token opens nothing.
        case failed(PlainFault)
    }

    /// A broker as it was entered.
    package struct BrokerEntry: Sendable, Equatable {
        package var host: String
        package var port: Int
        package var username: String?
        package var password: String?
    }

    package var application: @Sendable (_ clientID: String, _ clientSecret: String) async -> Application
    package var broker: @Sendable (BrokerEntry) async -> Broker
    package var address: @Sendable (_ url: String) async -> Address
    package var homeAssistant: @Sendable (_ url: String, _ token: String) async -> HomeAssistant

    package init(
        application: @escaping @Sendable (_ clientID: String, _ clientSecret: String) async -> Application,
        broker: @escaping @Sendable (BrokerEntry) async -> Broker,
        address: @escaping @Sendable (_ url: String) async -> Address,
        homeAssistant: @escaping @Sendable (_ url: String, _ token: String) async -> HomeAssistant = { _, _ in
            .failed(PlainFault(code: "not_asked", message: "Home Assistant was not asked.", hint: ""))
        }
    ) {
        self.application = application
        self.broker = broker
        self.address = address
        self.homeAssistant = homeAssistant
    }
}
