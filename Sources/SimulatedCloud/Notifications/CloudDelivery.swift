/// One try to tell a callback, for tests to look at.
package struct CloudDelivery: Sendable, Equatable {
    package var time: Double
    package var callback: String
    package var form: String
    /// The HTTP status; nil if nobody answered.
    package var status: Int?

    /// Whether the callback has taken it.
    package var wasTaken: Bool { status.map { $0 < 400 } ?? false }
}
