import Store
import WithingsModel

/// A store that has what a test puts in. It sorts nothing and chooses only by time: it answers as it was fed, in the
/// order in which it was fed.
package actor HandFedStore: BridgeStore {
    package struct Records: Sendable {
        package var measures: [LatestMeasure] = []
        package var sleep: [SleepSummary] = []
        package var activity: [DailyActivity] = []
        package var workouts: [Workout] = []
        package var heartRecordings: [HeartRecording] = []
        package var heartSignals: [HeartSignal] = []
        package var stethoscopeRecordings: [StethoscopeRecording] = []
        package var stethoscopeSignals: [StethoscopeSignal] = []
        package var sleepSegments: [SleepSegment] = []
        package var intraday: [IntradaySample] = []
        package var bedEvents: [BedEvent] = []
        package var series: [MeasureSeriesKey: [MeasurePoint]] = [:]
        package var groups: [KeptMeasureGroup] = []
        package var deleted: [DeletedRecord] = []
        package var counts = RecordCounts()
        package var cursors: [RecordKind: SyncCursor] = [:]
        package var devices: [Device] = []
        package var goals: Goals?
        package init() {}
    }

    private var people: [Account] = []
    private var records: [WithingsUserID: Records] = [:]
    private var content: [String: [String: [UInt8]]] = [:]

    package init() {}

    /// Links a person, or changes what is kept of them.
    package func put(_ user: WithingsUserID, name: String, _ change: @Sendable (inout Records) -> Void) {
        if !people.contains(where: { $0.user == user }) {
            people.append(Account(id: "\(user)", user: user, profile: name, linkedAt: 0, scopes: []))
        }
        change(&records[user, default: Records()])
    }

    func fed(_ user: WithingsUserID) -> Records { records[user] ?? Records() }
    func change(_ user: WithingsUserID, _ body: (inout Records) -> Void) { body(&records[user, default: Records()]) }

    package func accounts() -> [Account] { people }
    package func save(_ account: Account) {
        people.removeAll { $0.user == account.user }
        people.append(account)
    }
    package func removeAccount(of user: WithingsUserID) { people.removeAll { $0.user == user } }
    package func sealedTokens(of user: WithingsUserID) -> [UInt8]? { nil }
    package func saveSealedTokens(_ sealed: [UInt8], of user: WithingsUserID) {}

    package func save(_ page: RecordPage, of user: WithingsUserID) -> RecordChange { RecordChange() }
    package func latestMeasures(of user: WithingsUserID) -> [LatestMeasure] { records[user]?.measures ?? [] }
    package func measureGroups(
        of user: WithingsUserID,
        in range: Range<EpochSeconds>,
        limit: Int
    ) -> [MeasureGroup] {
        let found = fed(user).groups.filter { $0.deletedAt == nil && range.contains($0.group.measuredAt) }
        return Array(found.prefix(limit).map(\.group))
    }
    package func latestSleep(of user: WithingsUserID, limit: Int) -> [SleepSummary] {
        Array((records[user]?.sleep ?? []).prefix(limit))
    }
    package func latestActivity(of user: WithingsUserID, limit: Int) -> [DailyActivity] {
        Array((records[user]?.activity ?? []).prefix(limit))
    }
    package func deletedRecords(of user: WithingsUserID, limit: Int, skipping: Int) -> [DeletedRecord] {
        Array(fed(user).deleted.dropFirst(skipping).prefix(limit))
    }
    package func devices(of user: WithingsUserID) -> [Device] { records[user]?.devices ?? [] }
    package func goals(of user: WithingsUserID) -> Goals? { records[user]?.goals }
    package func cursor(of user: WithingsUserID, for kind: RecordKind) -> SyncCursor? { fed(user).cursors[kind] }
    package func counts(of user: WithingsUserID) -> RecordCounts { fed(user).counts }
    package func setAsideRecords(of user: WithingsUserID, limit: Int) -> [SetAsideRecord] { [] }
    package func removeRecords(of user: WithingsUserID) { records[user] = nil }

    package func document(_ key: String, in collection: String) -> [UInt8]? { content[collection]?[key] }
    package func documents(in collection: String) -> [String: [UInt8]] { content[collection] ?? [:] }
    package func saveDocument(_ document: [UInt8], _ key: String, in collection: String) {
        content[collection, default: [:]][key] = document
    }
    package func removeDocument(_ key: String, in collection: String) { content[collection]?[key] = nil }

    package func takeLease(_ name: String, holder: String, until: EpochSeconds, now: EpochSeconds) -> Bool { true }
    package func releaseLease(_ name: String, holder: String) {}
    package func close() {}
}
