import Charts
import Store
import WithingsModel

/// Values of the whole person, with whatever position devices send for that: most send none, a Body Scan sends its own, a
/// blood pressure monitor the arm.
enum WholeBody {
    /// Oldest first.
    static func readings(
        _ type: MeasureType,
        of user: WithingsUserID,
        in range: Range<EpochSeconds>,
        from store: any RecordStore
    ) async throws -> [ChartPoint] {
        var all: [ChartPoint] = []
        var sources = 0
        for key in try await store.seriesKeys(of: user) where key.type == type && type.part(at: key.position) == nil {
            let points = try await store.series(key, of: user, in: range)
            if points.isEmpty { continue }
            sources += 1
            all += points.map { ChartPoint($0.measuredAt, $0.value) }
        }
        return sources > 1 ? all.sorted { $0.at < $1.at } : all
    }
}
