extension LocalDay {
    /// 0001-01-01 and 9999-12-31, in days from 1970-01-01.
    static let countedDays = -719_162...2_932_896
    static let earliestMoment: EpochSeconds = -62_135_596_800
    static let latestMoment: EpochSeconds = 253_402_300_799

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01, by the Gregorian calendar at all times.
    public var daysSinceEpoch: Int {
        // Years that start in March: the leap day is then the last of its year.
        let marchYear = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }

    /// The day so many days after 1970-01-01; the nearest there is beyond the years 1 to 9999.
    public init(daysSinceEpoch days: Int) {
        let dayNumber = min(max(days, Self.countedDays.lowerBound), Self.countedDays.upperBound) + 719_468
        let era = dayNumber / 146_097
        let dayOfEra = dayNumber - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            checkedYear: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1
        )
    }
}

extension EpochSeconds {
    /// Division that rounds down, so that the seconds before 1970 fall on the day before.
    func flooringDivision(by divisor: EpochSeconds) -> EpochSeconds {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
