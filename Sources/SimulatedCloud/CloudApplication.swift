/// A developer application registered with the cloud.
package struct CloudApplication: Sendable {
    package var clientID: String
    package var clientSecret: String
    /// Shown on the consent page.
    package var name: String
    /// What a redirect address has to begin with; none means that any http or https address will do.
    package var callbacks: [String]
    package var scopes: Set<String>
    /// Whether fields of the higher data plan are served.
    package var hasTotalPlan: Bool

    /// Every scope that a public application can have.
    package static let allScopes: Set<String> = ["user.info", "user.metrics", "user.activity", "user.sleepevents"]

    package init(
        clientID: String,
        clientSecret: String,
        name: String = "Withings Bridge",
        callbacks: [String] = [],
        scopes: Set<String> = allScopes,
        hasTotalPlan: Bool = true
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.name = name
        self.callbacks = callbacks
        self.scopes = scopes
        self.hasTotalPlan = hasTotalPlan
    }

    /// The application that the demo and the tests use.
    package static let demo = CloudApplication(clientID: "demo-client-id", clientSecret: "demo-client-secret")

    func accepts(redirect: String) -> Bool {
        guard redirect.hasPrefix("http://") || redirect.hasPrefix("https://"), !redirect.contains("#") else {
            return false
        }
        return callbacks.isEmpty || callbacks.contains { redirect.hasPrefix($0) }
    }
}
