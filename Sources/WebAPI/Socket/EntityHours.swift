import Entities

/// The hours of an entity.
struct EntityHours: Sendable {
    var id: String
    var unit: String?
    var form: HourlyStatistics.Form
    var hours: [HourlyRow]

    /// In the unit that somebody wants for what is measured here, else as they are.
    func rows(in units: [String: String]) -> [HourlyRow] {
        guard let kind = StatisticsUnit.unitClass(of: unit), let wanted = units[kind],
            let conversion = UnitConversion(from: unit, to: wanted)
        else { return hours }
        return hours.map(conversion.convert)
    }
}
