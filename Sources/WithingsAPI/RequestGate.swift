/// What a client asks before each request: whether Withings' limit leaves room for it.
///
/// ``RequestBudget`` is the one for a program by itself. Programs that share an application, on one machine or several,
/// can share the limit through a gate of their own, which asks whoever keeps their common count.
public protocol RequestGate: Sendable {
    /// Waits until one more request may be sent.
    ///
    /// - Throws: `cancelled` when the task is cancelled while it waits; any other error goes to the caller instead of
    ///   the request.
    func admit(_ priority: RequestBudget.Priority) async throws(WithingsError)

    /// Holds everybody back for so many seconds, because Withings refused a request.
    func holdBack(seconds: Double) async

    /// Seconds within which so many requests for fresh data can go, one after the other at an even pace, without using up
    /// what the limit leaves: who asks on and on at that pace never has to wait long. 0 where the gate does not know.
    func evenPace(of requests: Int) async -> Double

    /// Until when a refusal of Withings' holds everybody back, in seconds since 1970; nil when it does not.
    var heldUntil: Double? { get async }
}

extension RequestGate {
    public func evenPace(of requests: Int) async -> Double { 0 }
    public var heldUntil: Double? { get async { nil } }
}

extension RequestBudget: RequestGate {
    public var heldUntil: Double? { snapshot.heldUntil }
}
