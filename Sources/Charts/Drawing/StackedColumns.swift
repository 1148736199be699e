import WithingsModel

/// From where to where each value of a chart reaches: stacked ones stand on those before them.
struct StackedColumns {
    struct Stretch {
        var low: Double
        var high: Double
    }

    private(set) var columns: [[Stretch?]] = []
    /// The upper ends of everything.
    private(set) var tops: [Double] = []

    init(_ series: [ChartSeries], _ frame: ChartFrame) {
        var ground = [Double](repeating: 0, count: frame.moments.count)
        for (index, one) in series.enumerated() {
            var column: [Stretch?] = []
            column.reserveCapacity(frame.moments.count)
            for (row, value) in frame.columns[index].enumerated() {
                guard let value = value?.double else {
                    column.append(nil)
                    continue
                }
                let low = one.style == .stacked ? ground[row] : 0
                let high = low + value
                if one.style == .stacked { ground[row] = high }
                column.append(Stretch(low: low, high: high))
                tops.append(high)
            }
            columns.append(column)
        }
    }
}
