import Charts
import Foundation
import WithingsModel

/// Writes moments in the visitor's language and the time zone of the house.
struct MomentFormat: Sendable {
    let texts: Texts
    let timeZone: TimeZone
    let now: EpochSeconds

    func view(_ moment: EpochSeconds) -> MomentView {
        MomentView(relative: relative(moment), exact: exact(moment), iso: iso(moment))
    }

    /// By the clocks of the place where it was.
    func view(_ moment: EpochSeconds, in place: String?) -> MomentView {
        MomentView(relative: relative(moment), exact: exact(moment, in: place), iso: iso(moment))
    }

    func relative(_ moment: EpochSeconds) -> String {
        let age = now - moment
        return age < 0 ? ahead(-age) : ago(age, moment)
    }

    private func ago(_ age: Int64, _ moment: EpochSeconds) -> String {
        if age < 60 { return texts[.justNow] }
        if age < 3600 { return texts(.minutesAgo, ["n": "\(age / 60)"]) }
        let days = dayNumber(now) - dayNumber(moment)
        if days == 0 || age < 12 * 3600 { return texts(.hoursAgo, ["n": "\(age / 3600)"]) }
        if days == 1 { return texts[.yesterday] }
        if days < 45 { return texts(.daysAgo, ["n": "\(days)"]) }
        let months = days * 100 / 3044
        if months < 2 { return texts[.monthAgo] }
        if months < 12 { return texts(.monthsAgo, ["n": "\(months)"]) }
        let years = days * 100 / 36525
        return years < 2 ? texts[.yearAgo] : texts(.yearsAgo, ["n": "\(years)"])
    }

    private func ahead(_ time: Int64) -> String {
        if time < 60 { return texts[.soon] }
        if time < 3600 { return texts(.inMinutes, ["n": "\((time + 30) / 60)"]) }
        if time < 48 * 3600 { return texts(.inHours, ["n": "\((time + 1800) / 3600)"]) }
        let days = time / 86400
        if days < 60 { return texts(.inDays, ["n": "\(days)"]) }
        // Rounded, since ten years lack a few leap days.
        return days < 700
            ? texts(.inMonths, ["n": "\((days * 100 + 1522) / 3044)"])
            : texts(.inYears, ["n": "\((days * 100 + 18262) / 36525)"])
    }

    func exact(_ moment: EpochSeconds) -> String {
        let part = parts(moment, in: timeZone)
        let date = texts(
            .dayFull,
            ["day": "\(part.day)", "month": texts.months[part.month - 1], "year": "\(part.year)"]
        )
        return texts(.momentFull, ["date": date, "time": texts.clock.text(part.hour * 60 + part.minute)])
    }

    /// By the clocks of the place where it was, which is named where they showed another time than those here.
    ///
    /// - Parameter place: an IANA name, as records carry it; nil and what is none count as here.
    func exact(_ moment: EpochSeconds, in place: String?) -> String {
        guard let place, place != timeZone.identifier, let zone = ZoneOffsets.named(place),
            zone.seconds(at: moment) != ZoneOffsets.of(timeZone).seconds(at: moment)
        else { return exact(moment) }
        return "\(MomentFormat(texts: texts, timeZone: zone.timeZone, now: now).exact(moment)) (\(place))"
    }

    /// `Mar 2024`
    func month(_ moment: EpochSeconds) -> String {
        let part = parts(moment, in: timeZone)
        return texts(.monthOfYear, ["month": texts.months[part.month - 1], "year": "\(part.year)"])
    }

    func iso(_ moment: EpochSeconds) -> String {
        let part = parts(moment, in: .gmt)
        let day = "\(Self.padded(part.year, to: 4))-\(Self.padded(part.month))-\(Self.padded(part.day))"
        return "\(day)T\(Self.padded(part.hour)):\(Self.padded(part.minute)):\(Self.padded(part.second))Z"
    }

    private func dayNumber(_ moment: EpochSeconds) -> Int64 {
        let local = moment + ZoneOffsets.of(timeZone).seconds(at: moment)
        return local >= 0 ? local / 86400 : (local - 86399) / 86400
    }

    private struct Parts {
        var year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
    }

    private func parts(_ moment: EpochSeconds, in timeZone: TimeZone) -> Parts {
        let local = LocalMoment(moment, in: timeZone)
        return Parts(
            year: local.day.year,
            month: local.day.month,
            day: local.day.day,
            hour: local.minute / 60,
            minute: local.minute % 60,
            second: local.second
        )
    }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
