import WithingsModel

/// Writes days in a language.
struct DayFormat: Sendable {
    let texts: Texts

    /// `26 Nov 2026`, `2026년 11월 26일`
    func full(_ day: LocalDay) -> String {
        texts(.dayFull, ["day": "\(day.day)", "month": name(day), "year": "\(day.year)"])
    }

    /// `26 Nov`, `11월 26일`
    func short(_ day: LocalDay) -> String { texts(.dayShort, ["day": "\(day.day)", "month": name(day)]) }

    /// `Thu 26 Nov`, `11월 26일 (목)`
    func withWeekday(_ day: LocalDay) -> String {
        texts(.dayWithWeekday, ["weekday": weekday(day), "date": short(day)])
    }

    /// `Thu 26 Nov 2026`, `2026년 11월 26일 (목)`
    func fullWithWeekday(_ day: LocalDay) -> String {
        texts(.dayWithWeekday, ["weekday": weekday(day), "date": full(day)])
    }

    /// `Nov 2026`, `2026년 11월`
    func month(_ day: LocalDay) -> String { texts(.monthOfYear, ["month": name(day), "year": "\(day.year)"]) }

    /// The month on a time axis; January is the year's name.
    func monthMark(_ day: LocalDay) -> String { day.month == 1 ? year(day) : name(day) }

    func year(_ day: LocalDay) -> String { texts(.yearAlone, ["year": "\(day.year)"]) }

    private func weekday(_ day: LocalDay) -> String { texts.weekdays[((day.daysSinceEpoch + 3) % 7 + 7) % 7] }

    private func name(_ day: LocalDay) -> String { texts.months[min(max(day.month, 1), 12) - 1] }
}
