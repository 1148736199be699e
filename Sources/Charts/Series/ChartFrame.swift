import WithingsModel

/// The series of a chart side by side, by their moments: one row of a table each.
package struct ChartFrame: Sendable, Equatable {
    /// Ascending. A moment is there twice where one series has two values at it.
    package private(set) var moments: [EpochSeconds] = []
    /// By how many seconds the clocks of the place were ahead of the chart's, as long as ``moments``.
    package private(set) var shifts: [EpochSeconds] = []
    /// One column a series, as long as ``moments``.
    package private(set) var columns: [[ExactDecimal?]]

    package init(_ series: [ChartSeries]) {
        columns = series.map { _ in [] }
        var next = series.map(\.points.startIndex)
        while true {
            var moment: EpochSeconds?
            for (index, one) in series.enumerated() where next[index] < one.points.endIndex {
                let at = one.points[next[index]].at
                if moment.map({ at < $0 }) ?? true { moment = at }
            }
            guard let moment else { return }
            moments.append(moment)
            var shift: EpochSeconds = 0
            for (index, one) in series.enumerated() {
                let isHere = next[index] < one.points.endIndex && one.points[next[index]].at == moment
                columns[index].append(isHere ? one.points[next[index]].value : nil)
                if isHere {
                    if one.points[next[index]].shift != 0 { shift = one.points[next[index]].shift }
                    next[index] += 1
                }
            }
            shifts.append(shift)
        }
    }
}
