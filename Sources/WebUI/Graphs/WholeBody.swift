import Charts
import Foundation
import Store
import WithingsModel

/// Values of the whole person, with whatever position devices send for that: most send none, a Body Scan sends its own, a
/// blood pressure monitor the arm.
enum WholeBody {
    /// Oldest first.
    ///
    /// - Parameters:
    ///   - keys: which series the person has.
    ///   - home: whose days are meant where a reading names no place of its own.
    static func readings(
        _ type: MeasureType,
        of user: WithingsUserID,
        among keys: [MeasureSeriesKey],
        in range: Range<EpochSeconds>,
        at home: TimeZone,
        from store: any RecordStore
    ) async throws -> [ChartPoint] {
        var all: [ChartPoint] = []
        var sources = 0
        for key in keys where key.type == type && type.part(at: key.position) == nil {
            let points = try await store.series(key, of: user, in: range)
            if points.isEmpty { continue }
            sources += 1
            all += points.chartPoints(at: home)
        }
        return sources > 1 ? all.sorted { $0.at < $1.at } : all
    }
}
