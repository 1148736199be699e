/// Why something that was posted to a callback is no notification.
public struct NotificationFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// A plain sentence that holds nothing of what was posted.
    public var reason: String

    public init(_ reason: String) { self.reason = reason }

    public var description: String { reason }
}
