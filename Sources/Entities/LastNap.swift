import WithingsModel

extension NightChooser {
    /// The last nap among the rows, in whatever order they come; nil where there is none. What a second device saw of a
    /// night is no nap, however little it saw.
    package static func lastNap(_ rows: [SleepSummary]) -> SleepSummary? {
        naps(rows).last
    }

    /// Every nap among the rows, oldest first.
    static func naps(_ rows: [SleepSummary]) -> [SleepSummary] {
        let nights = rows.filter(isNight)
        return rows.filter { row in
            !isNight(row) && !nights.contains { $0.startAt < row.endAt && row.startAt < $0.endAt }
        }
        .sorted { ($0.endAt, $0.modifiedAt, $0.id) < ($1.endAt, $1.modifiedAt, $1.id) }
    }
}
