import NIOConcurrencyHelpers
import WithingsAPI
import WithingsModel

/// What each application has used of Withings' limit, kept from run to run: a new configuration in the same process is no
/// new minute.
final class ApplicationBudgets: Sendable {
    private struct Application: Hashable {
        var clientID: String
        var apiURL: String
    }

    private let known = NIOLockedValueBox<[Application: RequestBudget]>([:])

    /// - Parameter apiURL: each cloud counts for itself.
    func budget(of clientID: String, at apiURL: String, clock: any WallClock) -> RequestBudget {
        known.withLockedValue { known in
            let application = Application(clientID: clientID, apiURL: apiURL)
            if let budget = known[application] { return budget }
            let budget = RequestBudget(clock: clock)
            known[application] = budget
            return budget
        }
    }
}
