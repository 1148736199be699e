import WithingsModel

/// Lets one of several processes do a thing that only one may do at a time, such as refreshing an account's tokens.
package protocol LeaseStore: Sendable {
    /// Takes the lease if nobody else holds it at `now`; the same holder may take it again to prolong it.
    func takeLease(_ name: String, holder: String, until: EpochSeconds, now: EpochSeconds) async throws -> Bool
    func releaseLease(_ name: String, holder: String) async throws
}
