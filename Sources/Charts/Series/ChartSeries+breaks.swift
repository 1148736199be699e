import WithingsModel

extension ChartSeries {
    /// How many times the usual distance of two values is so long that nobody may think the values in between were like them.
    private static let patience: EpochSeconds = 12
    /// What is narrower than this part of a chart cannot be seen as a gap.
    private static let narrowest: EpochSeconds = 100

    /// The long stretches without a value, over which no line is drawn: from the last value before to the first after.
    ///
    /// - Parameter span: what the chart shows.
    package func breaks(in span: Range<EpochSeconds>) -> [Range<EpochSeconds>] {
        guard style == .line || style == .both, points.count > 2 else { return [] }
        let distances = zip(points, points.dropFirst()).map { $1.at - $0.at }
        let usual = distances.sorted()[distances.count / 2]
        let limit = max(usual * Self.patience, (span.upperBound - span.lowerBound) / Self.narrowest)
        return zip(points, points.dropFirst()).filter { $1.at - $0.at > limit }.map { $0.at..<$1.at }
    }
}
