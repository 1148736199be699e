import Foundation

/// Where somebody is at home, as far as their browser's languages tell: `en-US` is the United States.
struct Region: Sendable, Hashable {
    /// Two capital letters (ISO 3166-1).
    let code: String

    init?(_ code: some StringProtocol) {
        guard code.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
        self.code = code.uppercased()
    }

    /// The region of the language that the browser's owner likes best and that has one; `en` alone says nothing.
    init?(acceptLanguage header: String) {
        var best: (region: Region, weight: Double)?
        for wish in header.split(separator: ",").prefix(20) {
            let parts = wish.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            // `zh-Hant-TW` has a script before its region.
            let subtags = (parts.first ?? "").split(whereSeparator: { $0 == "-" || $0 == "_" }).dropFirst()
            guard weight > best?.weight ?? 0, let region = subtags.lazy.compactMap({ Region($0) }).first else {
                continue
            }
            best = (region, weight)
        }
        guard let best else { return nil }
        self = best.region
    }

    /// The United States, what belongs to them, and the two others that never went metric.
    private static let pounds: Set<String> = ["US", "AS", "GU", "MP", "PR", "UM", "VI", "LR", "MM"]
    private static let stones: Set<String> = ["GB", "GG", "IM", "JE"]
    private static let monthsFirst: Set<String> = ["US", "AS", "GU", "MP", "PR", "UM", "VI", "CA", "PH"]

    /// In which units people there weigh themselves, as Unicode's CLDR has it (`person` mass).
    var units: UnitChoice {
        Self.pounds.contains(code) ? .imperial : Self.stones.contains(code) ? .stone : .metric
    }

    /// Whether English is written with the month before the day there.
    var putsMonthFirst: Bool { Self.monthsFirst.contains(code) }

    /// The day that weeks begin with there: 1 is Monday, 7 Sunday.
    var firstWeekday: Int {
        let days: [Locale.Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
        return (days.firstIndex(of: Locale(identifier: "und_\(code)").firstDayOfWeek) ?? 0) + 1
    }
}
