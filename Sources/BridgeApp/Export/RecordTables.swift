import Entities
import Store
import WithingsModel

/// The tables of an export, from everything that is kept of one person: each record with its own fields, those that nobody
/// knows yet too, and with when it was found to be gone at Withings where it was.
struct RecordTables: Sendable {
    let user: WithingsUserID
    let store: any BridgeStore

    static let ever: Range<EpochSeconds> = -62_000_000_000..<200_000_000_000
    /// Rows of one table that are held at a time; there may be millions of samples.
    static let chunk = 20_000

    /// A record with when it was found to be gone; nil while it is there.
    typealias Kept<Row> = (row: Row, deletedAt: EpochSeconds?)

    /// Hands on one table after the other; a long one comes in parts of the same name and columns.
    func each(_ take: (ExportTable) throws -> Void) async throws {
        try await measures(take)
        let gone = try await deleted()
        try take(try await nights(gone))
        try take(try await days(gone))
        try take(try await workouts(gone))
        try take(try await electrocardiograms(gone))
        try await electrocardiogramSignals(take)
        try take(try await stethoscopeRecordings(gone))
        try await stethoscopeSignals(take)
        try await segments(take)
        try await samples(take)
        try take(try await devices())
        try take(try await goals())
        try take(try await setAside())
    }

    private func deleted() async throws -> [DeletedRecord] {
        var all: [DeletedRecord] = []
        while true {
            let page = try await store.deletedRecords(of: user, limit: 1_000, skipping: all.count)
            if page.isEmpty { return all }
            all += page
        }
    }

    static func moment(_ moment: EpochSeconds?) -> ExportTable.Field { .text(moment.map(MomentWords.utc)) }
}
