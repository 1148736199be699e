import WithingsModel

/// Waits for work, but not for ever.
enum Patience {
    /// The result of the work; nil if it fails or takes longer.
    static func wait<Result: Sendable>(
        _ seconds: Double,
        _ clock: any WallClock,
        for work: @escaping @Sendable () async throws -> Result
    ) async -> Result? {
        await withTaskGroup(of: Result?.self) { group in
            group.addTask { try? await work() }
            group.addTask {
                try? await clock.sleep(seconds: seconds)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
