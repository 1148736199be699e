/// What a run needs to turn into a demo and back: a stand-in for Withings, which only the executable knows.
package struct DemoStage: Sendable {
    /// A stand-in that is there.
    package struct Cloud: Sendable {
        package var url: String
        package var clientID: String
        package var clientSecret: String
        /// The names of its people.
        package var profiles: [String]
        /// Says yes on its consent page as one of them, and gives the address to which that leads back.
        package var approve: @Sendable (_ authorizeURL: String, _ profile: String) async -> String?

        package init(
            url: String,
            clientID: String,
            clientSecret: String,
            profiles: [String],
            approve: @escaping @Sendable (_ authorizeURL: String, _ profile: String) async -> String?
        ) {
            self.url = url
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.profiles = profiles
            self.approve = approve
        }
    }

    /// Runs a stand-in until cancelled, and says when it is there.
    package var run: @Sendable (_ ready: @escaping @Sendable (Cloud) -> Void) async throws -> Void

    package init(run: @escaping @Sendable (_ ready: @escaping @Sendable (Cloud) -> Void) async throws -> Void) {
        self.run = run
    }
}
