import TestSupport

/// When one life of the program is over. It ends at a step: before a write, after one that is durable and of which the
/// program never hears, or after Withings did what it was asked and before the answer is read.
final class Fate: Sendable {
    private let state = Guarded((isDead: false, stepsLeft: Int?.none, isDiskFull: false))

    var isDead: Bool { state.with { $0.isDead } }

    /// Whether the disk takes nothing more.
    var isDiskFull: Bool {
        get { state.with { $0.isDiskFull } }
        set { state.with { $0.isDiskFull = newValue } }
    }

    /// Ends this life after so many steps.
    func strike(after steps: Int) { state.with { $0.stepsLeft = steps } }

    /// Ends this life now.
    func kill() { state.with { $0.isDead = true } }

    /// One step more.
    ///
    /// - Throws: when this was the last one, or this life is over already. Nobody who is dead does anything.
    func step() throws {
        let isDead = state.with { state in
            if let left = state.stepsLeft {
                state.stepsLeft = left - 1
                if left <= 0 { state.isDead = true }
            }
            return state.isDead
        }
        if isDead { throw CancellationError() }
    }

    func live() throws { if isDead { throw CancellationError() } }
}
