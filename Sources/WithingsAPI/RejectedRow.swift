/// A row of an answer that could not be read.
public struct RejectedRow: Sendable, Equatable {
    /// The row as it came, cut at 64 KiB.
    public var json: String
    /// Why, in a plain sentence that holds no value of the row.
    public var reason: String

    public init(json: String, reason: String) {
        self.json = json
        self.reason = reason
    }
}
