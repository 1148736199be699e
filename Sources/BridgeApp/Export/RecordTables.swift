import Store
import WithingsModel

/// The tables of an export, from everything that is kept of one person: each record with its own fields, those that nobody
/// knows yet too. What is gone at Withings has a table of its own.
struct RecordTables: Sendable {
    let user: WithingsUserID
    let store: any BridgeStore

    static let ever: Range<EpochSeconds> = -62_000_000_000..<200_000_000_000

    /// Hands on one table after the other; a long one comes in parts of the same name and columns, because there may be millions
    /// of samples.
    func each(_ take: (ExportTable) throws -> Void) async throws {
        try await measures(take)
        try take(try await nights())
        try take(try await days())
        try take(try await workouts())
        try take(try await electrocardiograms())
        try await electrocardiogramSignals(take)
        try take(try await stethoscopeRecordings())
        try await stethoscopeSignals(take)
        try await segments(take)
        try await samples(take)
        try take(try await devices())
        try take(try await goals())
        try take(try await setAside())
        try await deleted(take)
    }

    private func deleted(_ take: (ExportTable) throws -> Void) async throws {
        var count = 0
        while true {
            let page = try await store.deletedRecords(of: user, limit: 1_000, skipping: count)
            guard !page.isEmpty else { return }
            var table = DeletedTable()
            for record in page { table.add(record) }
            try take(table.table)
            count += page.count
        }
    }

    static func moment(_ moment: EpochSeconds?) -> ExportTable.Field { .text(moment.map(MomentWords.utc)) }
}
