/// Refuses a token request whose arguments are those of one less than ten seconds ago.
struct DuplicateGuard {
    static let window = 10.0
    private var seen: [[String: String]: Double] = [:]

    /// - Parameter wait: what to name as `wait_seconds` instead of the time that is really left.
    mutating func check(_ parameters: [String: String], now: Double, wait: Int?) throws(CloudRefusal) {
        seen = seen.filter { now - $0.value < Self.window && $0.value <= now }
        if let before = seen[parameters] {
            let left = Int((before + Self.window - now).rounded(.up))
            throw CloudRefusal(601, "Same arguments in less than 10 seconds", waitSeconds: wait ?? max(1, left))
        }
        seen[parameters] = now
    }
}
