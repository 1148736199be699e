import WithingsModel

/// The clock of a day that runs from six in the evening to six in the evening, as a diary of nights does.
enum EveningClock {
    private static let steps: [EpochSeconds] = [300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600]

    /// Round times in a part of the day, in seconds since six in the evening.
    ///
    /// - Parameter count: how many there is room for.
    static func marks(
        _ hours: Range<EpochSeconds>,
        count: Int,
        in words: ChartWords
    ) -> [(at: EpochSeconds, clock: String)] {
        let wanted = (hours.upperBound - hours.lowerBound) / EpochSeconds(max(1, count))
        // Three hours are round enough for a whole day, however wide the drawing is.
        let least: EpochSeconds = hours.upperBound - hours.lowerBound > 43_200 ? 10_800 : 300
        let step = steps.first { $0 >= max(wanted, least) } ?? 21_600
        let first = (hours.lowerBound + step - 1) / step * step
        // Where there is hardly room, the end of the day, which is its beginning, is not said again.
        let end = count < 5 && hours == SleepDiary.day ? hours.upperBound - 1 : hours.upperBound
        return stride(from: first, through: end, by: EpochSeconds.Stride(step)).map {
            ($0, words.clock((18 * 60 + Int($0 / 60)) % 1_440))
        }
    }
}
