import Foundation

/// Tests that are run when they are asked for.
enum Proofs {
    /// The tests of the whole record and of notifications, with `WHOLE_RECORD_TESTS=1`: they were written beside what
    /// they test and wait for their first run together.
    static let ofTheWholeRecord = ProcessInfo.processInfo.environment["WHOLE_RECORD_TESTS"] != nil
}
