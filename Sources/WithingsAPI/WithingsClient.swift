import WithingsModel

/// Talks to Withings' API for one developer application.
///
/// ```swift
/// let client = WithingsClient(application: .init(clientID: id, clientSecret: secret), transport: AsyncHTTPTransport())
/// let grant = try await client.exchange(code: code, redirectURI: redirectURI)
/// for try await page in client.measurePages(.everything, accessToken: grant.accessToken) { … }
/// ```
///
/// The client keeps no tokens: the caller decides where they live. It sends every request through one
/// ``RequestGate``, usually a ``RequestBudget``, because Withings counts all requests of an application together.
public struct WithingsClient: Sendable {
    public let application: WithingsApplication
    let transport: any HTTPTransport
    public let budget: any RequestGate
    let clock: any WallClock

    /// - Parameter budget: shared by all clients of the application; nil for one of its own with Withings' usual limit.
    public init(
        application: WithingsApplication,
        transport: any HTTPTransport,
        budget: (any RequestGate)? = nil,
        clock: any WallClock = SystemWallClock()
    ) {
        self.application = application
        self.transport = transport
        self.budget = budget ?? RequestBudget(clock: clock)
        self.clock = clock
    }
}
