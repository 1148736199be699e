import Store
import WithingsModel

/// Everything in memory: the plain twin of the stores, which the tests hold them against. Gone with the process.
package actor MemoryStore: BridgeStore {
    struct Records {
        var groups: [Int64: MeasureGroup] = [:]
        var sleep: [Int64: SleepSummary] = [:]
        var activity: [ActivityKey: DailyActivity] = [:]
        var devices: [String: Device] = [:]
        var goals: Goals?
        var setAside: [SetAsideRecord] = []
        var cursors: [RecordKind: SyncCursor] = [:]
    }

    struct ActivityKey: Hashable {
        var day: LocalDay
        var sourceKey: String
    }

    struct Lease {
        var holder: String
        var takenAt: EpochSeconds
        var heldUntil: EpochSeconds
    }

    var records: [WithingsUserID: Records] = [:]
    var linked: [Account] = []
    var tokens: [WithingsUserID: [UInt8]] = [:]
    var documents: [String: [String: [UInt8]]] = [:]
    var leases: [String: Lease] = [:]
    private var isClosed = false

    package init() {}

    package func close() { isClosed = true }

    func requireOpen() throws {
        if isClosed { throw StoreError(.closed, "The store has been closed.", hint: "Start the program again.") }
    }
}
