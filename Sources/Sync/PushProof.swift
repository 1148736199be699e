import Store
import WithingsModel

/// Whether Withings' notifications can be relied on, so that asking by the clock may slow down.
///
/// They are proven once one of them announced what a refresh then found. Whatever a refresh finds that nobody announced
/// raises a doubt; a doubt that no notification clears in time ends the trust. While there is a doubt, and until the
/// next proof, the bridge asks at its full rate. All times are on the clock that never jumps.
struct PushProof: Sendable, Equatable {
    /// Seconds that a notification may be late, or ahead of what it announces.
    static let grace = 180.0

    private(set) var isProven = false
    private var announcedAt: [RecordKind: Double] = [:]
    private var doubtedAt: [RecordKind: Double] = [:]

    init() {}

    /// A notification named this kind.
    mutating func announced(_ kind: RecordKind, at now: Double) {
        settle(at: now)
        announcedAt[kind] = now
        if doubtedAt.removeValue(forKey: kind) != nil { isProven = true }
    }

    /// A refresh found something new of this kind.
    ///
    /// - Parameter previous: when the refresh before that began.
    mutating func found(_ kind: RecordKind, at now: Double, since previous: Double) {
        settle(at: now)
        if let announced = announcedAt[kind], announced >= previous - Self.grace {
            isProven = true
        } else if doubtedAt[kind] == nil {
            doubtedAt[kind] = now
        }
    }

    /// Nothing is notified any longer.
    mutating func lose() {
        isProven = false
        doubtedAt = [:]
    }

    func isTrusted(at now: Double) -> Bool { isProven && doubtedAt.isEmpty }

    private mutating func settle(at now: Double) {
        let late = doubtedAt.filter { now - $0.value > Self.grace }
        guard !late.isEmpty else { return }
        isProven = false
        for kind in late.keys { doubtedAt[kind] = nil }
    }
}
