/// The port of a server that is starting; readers wait for it.
actor ListeningPort {
    private var result: Result<Int, any Error>?
    private var waiting: [CheckedContinuation<Int, any Error>] = []

    var value: Int {
        get async throws {
            if let result { return try result.get() }
            return try await withCheckedThrowingContinuation { waiting.append($0) }
        }
    }

    /// Tells the outcome to all who wait; the first one holds.
    func settle(_ outcome: Result<Int, any Error>) {
        guard result == nil else { return }
        result = outcome
        for reader in waiting { reader.resume(with: outcome) }
        waiting = []
    }
}
