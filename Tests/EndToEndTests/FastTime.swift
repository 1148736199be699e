import Foundation
import TestSupport

/// The cloud's clock in a soak test: the true time, until both it and the program begin to hurry.
final class FastTime: Sendable {
    private let rate: Double
    private let since = Guarded<Double?>(nil)

    init(rate: Double) { self.rate = rate }

    var now: Double {
        let real = Date().timeIntervalSince1970
        guard let since = since.with({ $0 }) else { return real }
        return since + (real - since) * rate
    }

    /// Begins to hurry. - Returns: the moment, which the program has to be told.
    func hurry() -> Double {
        let moment = Date().timeIntervalSince1970
        since.with { $0 = moment }
        return moment
    }
}
