import Charts
import Entities
import Foundation
import Store
import WithingsModel

/// Makes a person's charts from the store, a page of them at a time.
struct PersonGraphs: Sendable {
    let store: any RecordStore & DetailStore
    let user: WithingsUserID
    let span: GraphSpan
    let words: PageWords
    let guideline: PressureGuideline
    /// Which series of measures there are; nil leaves it to the store to say.
    var keys: [MeasureSeriesKey]?
    /// Whose they are, as a picture that is taken along says.
    var name = ""

    var texts: Texts { words.texts }
    var text: GraphText { GraphText(words: words) }
    var range: Range<EpochSeconds> { span.moments }

    /// The same by the clocks of another place.
    func at(_ timeZone: TimeZone) -> PersonGraphs {
        var there = span
        there.timeZone = timeZone
        return PersonGraphs(
            store: store,
            user: user,
            span: there,
            words: words.at(timeZone),
            guideline: guideline,
            keys: keys,
            name: name
        )
    }

    /// The readings of a series, with those before the span that a trend needs.
    func readings(_ type: MeasureType, _ position: BodyPosition? = nil, leadIn: EpochSeconds = 0) async throws
        -> [ChartPoint]
    {
        let range = self.range.lowerBound - leadIn..<self.range.upperBound
        let points: [ChartPoint]
        if let position {
            points = try await store.series(MeasureSeriesKey(type, position: position), of: user, in: range)
                .chartPoints(at: span.timeZone)
        } else {
            var known = keys
            if known == nil { known = try await store.seriesKeys(of: user) }
            points = try await WholeBody.readings(
                type,
                of: user,
                among: known ?? [],
                in: range,
                at: span.timeZone,
                from: store
            )
        }
        return type.isUnknownAtZero ? points.filter { $0.value != 0 } : points
    }

    /// A series of measures as it is drawn, in the unit that is shown.
    func series(
        _ id: String,
        _ points: [ChartPoint],
        _ name: String,
        _ quantity: Quantity,
        _ style: ChartSeries.Style,
        _ tone: Tone
    ) -> ChartSeries {
        ChartSeries(
            id,
            name: name,
            unit: quantity.unit,
            style: style,
            tone: tone,
            points: quantity.points(points),
            meanDigits: quantity.meanDigits
        )
    }

    /// So many values of a series are shown one by one however long the span is.
    private static let mostSingleValues = 400

    /// Means stand only where single values would not fit, and where they were asked for.
    private func averaging(of series: [ChartSeries], atLeast usual: Averaging) -> Averaging {
        if span.isAveragingChosen { return span.averaging }
        if series.allSatisfy({ $0.points.count <= Self.mostSingleValues }) { return .none }
        return span.averaging == .none ? usual : span.averaging
    }

    /// - Parameter usual: what very many values are drawn as, where the length of the span alone asks for no means.
    func chart(
        _ id: String,
        _ title: String,
        _ series: [ChartSeries],
        lines: [ChartLine] = [],
        bands: [ChartBand] = [],
        note: String? = nil,
        startsAtZero: Bool = false,
        atLeast usual: Averaging = .none
    ) -> Chart {
        var chart = Chart(
            id,
            title: title,
            span: span.moments,
            timeZone: span.timeZone,
            series: series,
            bands: bands,
            lines: lines,
            note: note,
            startsAtZero: startsAtZero
        )
        chart.firstWeekday = texts.firstWeekday
        chart = chart.averaged(by: averaging(of: series, atLeast: usual))
        chart.span = span.moments(from: chart.series.compactMap(\.points.first?.at).min())
        return chart
    }

    /// What was followed by the minute through a night or a workout: every single value, whatever the span of the page.
    func minutes(of series: ChartSeries, _ title: String, in range: Range<EpochSeconds>) -> Drawing {
        let chart = Chart(
            series.id,
            title: title,
            span: range,
            timeZone: span.timeZone,
            series: [series],
            barWidth: 60
        )
        return Drawing(chart, words: words)
    }

    /// The catalogue's name of a measure.
    func name(_ type: MeasureType, _ position: BodyPosition? = nil) -> String {
        texts.name(of: Catalogue.measure(type, position: position.flatMap { $0.isWholeBody ? nil : $0 }))
    }
}
