import WithingsModel

extension Chart {
    /// More moments than this nobody can tell apart on a screen.
    package static let usualLimit = 4_000

    /// The chart with fewer points that looks the same: of every stretch of time the first and the last reading and the
    /// lowest and the highest stay, each where it was measured; nothing is made up and no peak is lost. Bars stay whole.
    ///
    /// - Returns: nil where there are no more moments than the limit anyway.
    package func reduced(to limit: Int = usualLimit) -> Chart? {
        let longest = series.map(\.points.count).max() ?? 0
        guard longest > limit, limit >= 8, !hasBars else { return nil }
        var chart = self
        let stretches = limit / 4
        for index in chart.series.indices where chart.series[index].points.count > limit {
            chart.series[index].points = Self.reduced(chart.series[index].points, span, stretches)
        }
        return chart
    }

    private static func reduced(
        _ points: [ChartPoint],
        _ span: Range<EpochSeconds>,
        _ stretches: Int
    ) -> [ChartPoint] {
        let length = max(1, (span.upperBound - span.lowerBound + EpochSeconds(stretches) - 1) / EpochSeconds(stretches))
        var kept: [ChartPoint] = []
        var start = points.startIndex
        while start < points.endIndex {
            let stretch = (points[start].at - span.lowerBound) / length
            var end = start + 1
            var (lowest, highest) = (start, start)
            while end < points.endIndex, (points[end].at - span.lowerBound) / length == stretch {
                if points[end].value < points[lowest].value { lowest = end }
                if points[end].value > points[highest].value { highest = end }
                end += 1
            }
            for index in Set([start, lowest, highest, end - 1]).sorted() { kept.append(points[index]) }
            start = end
        }
        return kept
    }
}
