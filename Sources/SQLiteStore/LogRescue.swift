import WithingsModel

/// Lets one at a time save what is in a log that has lost its place.
///
/// The log of a database holds what was committed last. Where its name is taken away under the running program, the program
/// itself still sees all of it, but nobody else does, and with the program's end it is gone.
actor LogRescue {
    /// When it was last needed.
    private(set) var lastAt: EpochSeconds?

    /// - Parameter body: says whether it was needed still.
    func run(
        at now: EpochSeconds,
        _ body: @Sendable () throws -> (OpenDatabase, wasNeeded: Bool)
    ) throws -> OpenDatabase {
        let (open, wasNeeded) = try body()
        if wasNeeded { lastAt = now }
        return open
    }
}
