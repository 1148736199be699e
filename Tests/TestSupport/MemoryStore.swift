import Store
import WithingsModel

/// Everything in memory: the plain twin of the stores, which the tests hold them against. Gone with the process.
package actor MemoryStore: BridgeStore {
    /// A record with what is known of it here beside what Withings says.
    struct Kept<Record> {
        var record: Record
        var savedAt: EpochSeconds
        var deletedAt: EpochSeconds?
        var isClaimed: Bool?
        /// What it said before, newest first.
        var earlier: [EarlierVersion] = []
    }

    struct Records {
        var groups: [Int64: Kept<MeasureGroup>] = [:]
        var sleep: [Int64: Kept<SleepSummary>] = [:]
        var activity: [ActivityKey: Kept<DailyActivity>] = [:]
        var workouts: [Int64: Kept<Workout>] = [:]
        var heart: [String: Kept<HeartRecording>] = [:]
        var heartSignals: [Int64: HeartSignal] = [:]
        var stethoscope: [Int64: Kept<StethoscopeRecording>] = [:]
        var stethoscopeSignals: [Int64: StethoscopeSignal] = [:]
        var segments: [String?: [SleepSegment]] = [:]
        var intraday: [IntradayKey: IntradaySample] = [:]
        var bed: [BedKey: BedEvent] = [:]
        var devices: [String: Device] = [:]
        var goals: Goals?
        var setAside: [SetAsideRecord] = []
        var cursors: [RecordKind: SyncCursor] = [:]
    }

    struct ActivityKey: Hashable {
        var day: LocalDay
        var sourceKey: String
    }

    struct IntradayKey: Hashable {
        var at: EpochSeconds
        var deviceID: String?
    }

    struct BedKey: Hashable {
        var deviceID: String
        var at: EpochSeconds
        var isInBed: Bool
    }

    struct Lease {
        var holder: String
        var takenAt: EpochSeconds
        var heldUntil: EpochSeconds
    }

    let clock: any WallClock
    var records: [WithingsUserID: Records] = [:]
    var linked: [Account] = []
    var tokens: [WithingsUserID: [UInt8]] = [:]
    var documents: [String: [String: [UInt8]]] = [:]
    var leases: [String: Lease] = [:]
    var versions = RecordVersions()
    private var isClosed = false

    /// - Parameter clock: Says when a record came; a sweep leaves alone what came after it was begun.
    package init(clock: any WallClock = SystemWallClock()) { self.clock = clock }

    package func close() { isClosed = true }

    package func version(of user: WithingsUserID) -> RecordVersion? { versions[user] }

    func requireOpen() throws {
        if isClosed { throw StoreError(.closed, "The store has been closed.", hint: "Start the program again.") }
    }
}
