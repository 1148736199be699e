import Foundation
import Synchronization

/// Writes times of the day: `15:05`, `3:05 PM`, `오후 3:05`.
struct ClockFormat: Sendable, Equatable {
    /// `{hour}:{minute} AM`; nil where the day has twenty-four hours.
    private(set) var morning: String?
    private(set) var afternoon: String?
    /// The same for whole hours, where there is little room: `{hour} AM`.
    private(set) var hourOfMorning: String?
    private(set) var hourOfAfternoon: String?

    /// What everybody reads.
    static let twentyFour = ClockFormat()

    private init() {}

    private static let known = Mutex<[String: ClockFormat]>([:])

    /// As a language is written in a region.
    static func usual(_ language: PageLanguage, in region: Region) -> ClockFormat {
        let key = "\(language.rawValue) \(region.code)"
        if let found = known.withLock({ $0[key] }) { return found }
        let format = ClockFormat(language, in: region)
        // Browsers name what they like; a few hundred are all there are.
        known.withLock { if $0.count < 1_000 { $0[key] = format } }
        return format
    }

    private init(_ language: PageLanguage, in region: Region) {
        let tag = language.rawValue.split(separator: "-").first.map(String.init) ?? language.rawValue
        let locale = Locale(identifier: "\(tag)_\(region.code)@numbers=latn")
        let style = Date.FormatStyle(date: .omitted, time: .shortened, locale: locale, timeZone: .gmt)
        let (early, late) = (Self.pattern(3, style), Self.pattern(15, style))
        guard let early, let late, early != late else { return }
        (morning, afternoon) = (early, late)
        let whole = Date.FormatStyle(locale: locale, timeZone: .gmt).hour(.defaultDigits(amPM: .abbreviated))
        hourOfMorning = Self.wholePattern(3, whole)
        hourOfAfternoon = Self.wholePattern(15, whole)
    }

    /// nil where the hour is said as in a day of twenty-four hours.
    private static func pattern(_ hour: Int, _ style: Date.FormatStyle) -> String? {
        let text = Date(timeIntervalSince1970: Double(hour * 3_600 + 5 * 60)).formatted(style)
        guard let digits = text.firstMatch(of: /3(.)05/), !text.contains("15"), !text.contains("03") else { return nil }
        return text.replacing(digits.output.0, with: "{hour}\(digits.output.1){minute}", maxReplacements: 1)
            .replacing("\u{202F}", with: " ").unbroken
    }

    private static func wholePattern(_ hour: Int, _ style: Date.FormatStyle) -> String? {
        let text = Date(timeIntervalSince1970: Double(hour * 3_600)).formatted(style)
        guard text.contains("3"), !text.contains("15") else { return nil }
        return text.replacing("3", with: "{hour}", maxReplacements: 1)
            .replacing("\u{202F}", with: " ").unbroken
    }

    /// - Parameter minute: since midnight, 0 to 1439.
    func text(_ minute: Int) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        guard let pattern = hour < 12 ? morning : afternoon else { return "\(Self.padded(hour)):\(Self.padded(rest))" }
        return pattern.replacing("{hour}", with: "\(Self.hour(hour))").replacing("{minute}", with: Self.padded(rest))
    }

    /// The same for an axis, where there is little room: `3 PM`.
    func mark(_ minute: Int) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        guard rest == 0, let pattern = hour < 12 ? hourOfMorning : hourOfAfternoon else { return text(minute) }
        return pattern.replacing("{hour}", with: "\(Self.hour(hour))")
    }

    private static func hour(_ hour: Int) -> Int { hour % 12 == 0 ? 12 : hour % 12 }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
