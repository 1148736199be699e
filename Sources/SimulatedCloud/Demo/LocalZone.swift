import Foundation

/// A time zone that turns local days and times into seconds since 1970.
struct LocalZone: Sendable {
    let name: String
    private let zone: TimeZone

    init(_ name: String) {
        self.name = name
        zone = TimeZone(identifier: name) ?? .gmt
    }

    /// The second of a local time; `seconds` may be negative or more than a day.
    func second(_ day: CivilDay, _ seconds: Int) -> Int {
        let local = day.number * 86_400 + seconds
        let guess = local - offset(at: local)
        return local - offset(at: guess)
    }

    /// The local day of a second.
    func day(of second: Int) -> CivilDay {
        let local = second + offset(at: second)
        return CivilDay(number: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    private func offset(at second: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
    }
}
