import WithingsModel

/// Keeps who got into and out of bed when.
package protocol BedStore: Sendable {
    /// Saves an event; the same one (mat, moment, direction) twice is kept once.
    ///
    /// - Returns: false if it was there already.
    func save(_ event: BedEvent, of user: WithingsUserID) async throws -> Bool
    /// The events that happened in a range, newest first.
    func bedEvents(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws -> [BedEvent]
    /// For every mat the event that happened last, by moment, then by when it was received.
    func latestBedEvents(of user: WithingsUserID) async throws -> [BedEvent]
}
