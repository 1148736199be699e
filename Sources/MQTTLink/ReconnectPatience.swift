/// How long to wait before the next try.
struct ReconnectPatience: Sendable {
    /// Seconds before the first new try; doubled with every failure.
    var first = 1.0
    var longest = 60.0
    /// Seconds within which a broker has to answer.
    var answer = 20.0
    /// Seconds within which a broker has to confirm something of what was handed to it.
    var confirmation = 30.0

    /// Seconds to wait after a number of failures in a row.
    func pause(afterFailures failures: Int) -> Double {
        min(longest, first * Double(1 << min(20, max(0, failures - 1))))
    }
}
