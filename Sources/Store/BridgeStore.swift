/// Everything the bridge keeps, in one place.
package protocol BridgeStore: RecordStore, DetailStore, BedStore, AccountStore, DocumentStore, LeaseStore {
    /// Finishes what is under way and closes; later calls throw.
    func close() async throws
}
