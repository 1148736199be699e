/// Waits for what another process will do; a test that waits in vain fails and says for what.
enum Eventually {
    static func holds(_ what: String, within seconds: Int = 150, _ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while try await !condition() {
            guard ContinuousClock.now < deadline else { throw BridgeProcess.Failure(says: "never: \(what)") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
