import SimulatedCloud

/// A simulated cloud on a free loopback port for the length of a test.
package struct RunningCloud: Sendable {
    /// The cloud, to be steered.
    package let cloud: SimulatedCloud
    /// Its origin, `http://127.0.0.1:…`: both `account_url` and `api_url`.
    package let url: String
    /// A browser that stays the same, with its cookies, for the length of the test.
    package let browser = CloudBrowser()
    private let task: Task<Void, any Error>

    /// Starts the cloud; ``stop()`` has to follow.
    package static func start(_ cloud: SimulatedCloud, isSteerable: Bool = false) async throws -> RunningCloud {
        var server = CloudServer(cloud: cloud)
        server.isSteerable = isSteerable
        let task = Task { [server] in try await server.run() }
        return RunningCloud(cloud: cloud, url: try await server.url, task: task)
    }

    /// Starts the cloud, runs the test with it and stops it, however the test ends.
    package static func with<Result>(
        _ cloud: SimulatedCloud,
        isSteerable: Bool = false,
        _ test: (RunningCloud) async throws -> Result
    ) async throws -> Result {
        let running = try await start(cloud, isSteerable: isSteerable)
        do {
            let result = try await test(running)
            await running.stop()
            return result
        } catch {
            await running.stop()
            throw error
        }
    }

    private init(cloud: SimulatedCloud, url: String, task: Task<Void, any Error>) {
        self.cloud = cloud
        self.url = url
        self.task = task
    }

    /// Closes the port and every connection.
    package func stop() async {
        task.cancel()
        _ = await task.result
    }

    /// Opens the consent page in the browser, chooses the person (by name or user id), sends the form, and gives the
    /// address that the browser is sent back to, without going there.
    package func approve(authorizeURL: String, person: String? = nil, scopes: Set<String>? = nil) async throws -> String
    {
        try await browser.approve(authorizeURL, person: person, scopes: scopes)
    }

    /// Presses Deny on the consent page.
    package func deny(authorizeURL: String) async throws -> String {
        try await browser.deny(authorizeURL)
    }

    /// Makes the browser forget who approved last.
    package func signOut() async throws {
        try await browser.signOut(url)
    }
}
