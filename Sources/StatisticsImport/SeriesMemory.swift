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
    /// What each month was made of, where that can be known without looking into it.
    var sources: [String: String]?
    /// Of a sum that was merged into an entity's series: the last hour that is ours. What comes after it Home Assistant
    /// records by itself.
    var lastHour: Int64?

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
        months = series.kept.merging(MonthDigests.digests(of: series.rows)) { $1 }
        sources = series.sources
    }

    init?(_ content: [UInt8]?) {
        guard let content, let memory = try? JSONDecoder().decode(SeriesMemory.self, from: Data(content)) else {
            return nil
        }
        self = memory
    }
}
