import WithingsModel

/// What is usual for a person: the median of the readings before the latest one.
package struct Usual: Sendable, Equatable {
    package var median: ExactDecimal
    /// The latest reading less the median.
    package var difference: ExactDecimal
    /// True where the latest lies outside the middle four fifths.
    package var isUnusual: Bool

    /// Days that are looked back.
    package static let window: EpochSeconds = 90 * 86_400

    /// - Parameters:
    ///   - readings: oldest first, the latest among them.
    ///   - digits: digits after the point of the median, where two values are in the middle.
    /// - Returns: nil where there are too few readings to say.
    package init?(_ readings: [ChartPoint], digits: Int) {
        guard let latest = readings.last else { return nil }
        let before = readings.dropLast().filter { $0.at > latest.at - Self.window }.map(\.value.double).sorted()
        guard before.count >= 5 else { return nil }
        let middle = before.count / 2
        let median = before.count.isMultiple(of: 2) ? (before[middle - 1] + before[middle]) / 2 : before[middle]
        self.median = .rounding(median, digits: digits)
        difference = .rounding(latest.value.double - self.median.double, digits: digits)
        let tenth = before.count / 10
        isUnusual = latest.value.double < before[tenth] || latest.value.double > before[before.count - 1 - tenth]
    }
}
