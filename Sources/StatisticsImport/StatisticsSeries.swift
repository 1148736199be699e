import Entities
import WithingsModel

/// One series to be brought into Home Assistant.
package struct StatisticsSeries: Sendable, Equatable {
    /// `withings:anna_weight_kg`, or an entity's id.
    package var id: String
    package var user: WithingsUserID
    /// The catalogue's key.
    package var key: String
    package var name: String
    package var unit: String?
    package var form: HourlyStatistics.Form
    /// Oldest first.
    package var rows: [HourlyRow]
    /// Months that are as they were in the last run, with their digests; their rows were not even made.
    var kept: [String: String] = [:]
    /// What each month is made of, where that is known without looking into it.
    var sources: [String: String]?

    package init(
        id: String,
        user: WithingsUserID,
        key: String,
        name: String,
        unit: String?,
        form: HourlyStatistics.Form,
        rows: [HourlyRow]
    ) {
        self.id = id
        self.user = user
        self.key = key
        self.name = name
        self.unit = unit
        self.form = form
        self.rows = rows
    }

    /// Whether the series is ours alone; one of an entity also holds what Home Assistant recorded by itself.
    package var isOurs: Bool { id.hasPrefix("\(Self.source):") }

    package static let source = "withings"
}
