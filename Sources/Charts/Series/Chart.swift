import Foundation
import WithingsModel

/// A chart over time before it is drawn: everything that the drawing, the table and the downloads are made of.
package struct Chart: Sendable, Equatable {
    /// Part of the addresses of its files.
    package var id: String
    package var title: String
    package var span: Range<EpochSeconds>
    package var timeZone: TimeZone
    package var series: [ChartSeries]
    package var bands: [ChartBand]
    package var lines: [ChartLine]
    /// Said under the chart: whose bands these are, how a trend is made.
    package var note: String?
    /// Whether the values' axis begins at zero; bars always do.
    package var startsAtZero: Bool
    package var averaging: Averaging
    /// Whether the values are of whole days, at their first moment.
    package let isByDay: Bool
    /// Seconds that a bar stands for where single values are no days.
    package var barWidth: EpochSeconds?
    /// The day that weeks begin with: 1 is Monday, 7 Sunday.
    package var firstWeekday = 1

    package init(
        _ id: String,
        title: String,
        span: Range<EpochSeconds>,
        timeZone: TimeZone,
        series: [ChartSeries],
        bands: [ChartBand] = [],
        lines: [ChartLine] = [],
        note: String? = nil,
        startsAtZero: Bool = false,
        averaging: Averaging = .none,
        barWidth: EpochSeconds? = nil
    ) {
        self.id = id
        self.title = title
        self.span = span
        self.timeZone = timeZone
        self.series = series
        self.bands = bands
        self.lines = lines
        self.note = note
        self.startsAtZero = startsAtZero
        self.averaging = averaging
        self.barWidth = barWidth
        isByDay = barWidth == nil && (series.contains(where: \.isBars) || Self.areDays(series, timeZone))
    }

    /// Whether values stand at the first moment of a day, as what is told of whole days does. Nobody is measured at midnight
    /// again and again, so the first ones tell.
    private static func areDays(_ series: [ChartSeries], _ timeZone: TimeZone) -> Bool {
        var days = DayFinder(timeZone)
        return series.contains { !$0.points.isEmpty }
            && series.allSatisfy {
                $0.points.prefix(20).allSatisfy { $0.at == days.day(of: $0.at).start(in: timeZone) }
            }
    }

    /// True where there is nothing to see in the span.
    package var isEmpty: Bool { series.allSatisfy(\.points.isEmpty) }

    /// The unit, where it is the same for all.
    package var unit: String? {
        let units = Set(series.map(\.unit))
        return units.count == 1 ? units.first.flatMap { $0.isEmpty ? nil : $0 } : nil
    }

    /// Seconds that a bar is wide, roughly.
    var width: EpochSeconds { averaging == .none ? barWidth ?? averaging.width : averaging.width }

    var hasBars: Bool { series.contains(where: \.isBars) }
}
