import WithingsModel

/// Writes days in a language.
struct DayFormat: Sendable {
    let language: PageLanguage

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let englishWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let koreanWeekdays = ["월", "화", "수", "목", "금", "토", "일"]

    /// `26 Nov 2026`, `2026년 11월 26일`
    func full(_ day: LocalDay) -> String {
        switch language {
        case .english: "\(short(day)) \(day.year)"
        case .korean: "\(day.year)년 \(short(day))"
        }
    }

    /// `26 Nov`, `11월 26일`
    func short(_ day: LocalDay) -> String {
        switch language {
        case .english: "\(day.day) \(Self.months[day.month - 1])"
        case .korean: "\(day.month)월 \(day.day)일"
        }
    }

    /// `Thu 26 Nov`, `11월 26일 (목)`
    func withWeekday(_ day: LocalDay) -> String {
        let index = ((day.daysSinceEpoch + 3) % 7 + 7) % 7
        return switch language {
        case .english: "\(Self.englishWeekdays[index]) \(short(day))"
        case .korean: "\(short(day)) (\(Self.koreanWeekdays[index]))"
        }
    }

    /// `Nov 2026`, `2026년 11월`
    func month(_ day: LocalDay) -> String {
        switch language {
        case .english: "\(Self.months[day.month - 1]) \(day.year)"
        case .korean: "\(day.year)년 \(day.month)월"
        }
    }

    /// The month on a time axis; January is the year's name.
    func monthMark(_ day: LocalDay) -> String {
        if day.month == 1 { return year(day) }
        return switch language {
        case .english: Self.months[day.month - 1]
        case .korean: "\(day.month)월"
        }
    }

    func year(_ day: LocalDay) -> String {
        switch language {
        case .english: "\(day.year)"
        case .korean: "\(day.year)년"
        }
    }
}
