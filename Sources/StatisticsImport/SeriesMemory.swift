import Foundation
import WithingsModel

/// What is remembered of a series that was brought over and read back.
struct SeriesMemory: Codable, Sendable, Equatable {
    var user: Int64
    var key: String
    var name: String
    var unit: String?
    /// The digest of each month.
    var months: [String: String]
    /// Of a sum that was merged into an entity's series: the last hour that is ours. What comes after it Home Assistant
    /// records by itself.
    var lastHour: Int64?
    /// The running sum that our last hour has, so that Home Assistant's own hours go on from it.
    var lastSum: String?

    var encoded: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
    }

    init(series: StatisticsSeries) {
        user = series.user.rawValue
        key = series.key
        name = series.name
        unit = series.unit
        months = MonthDigests.digests(of: series.rows)
    }

    init?(_ content: [UInt8]?) {
        guard let content, let memory = try? JSONDecoder().decode(SeriesMemory.self, from: Data(content)) else {
            return nil
        }
        self = memory
    }
}
