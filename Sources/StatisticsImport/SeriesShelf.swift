import Entities
import Store
import WithingsModel

/// Every series of a person, made from the record.
struct SeriesShelf: Sendable {
    let person: Person
    let slug: String
    let language: String
    let store: any RecordStore

    /// The rows of the catalogue of which there can be statistics: everything that is listed, and every measure that is
    /// kept whether or not anybody knows it yet.
    func descriptions() async throws -> [EntityDescription] {
        var rows = Catalogue.all.filter { row in
            switch row.source {
            // Measures are those that there are. Samples are thousands a day, which would be read again with every run.
            case .measure, .intraday: return false
            default: return HourlyStatistics.form(of: row) != nil
            }
        }
        var keys = Set(rows.map(\.key))
        for key in try await store.seriesKeys(of: person.user) {
            let position = key.position.flatMap { $0.isWholeBody ? nil : $0 }
            let row = Catalogue.measure(key.type, position: position)
            if HourlyStatistics.form(of: row) != nil, keys.insert(row.key).inserted { rows.append(row) }
        }
        return rows
    }

    /// A series as one of its own; nil where there is nothing in it.
    func series(_ row: EntityDescription, past: PersonPast) async throws -> StatisticsSeries? {
        guard let form = HourlyStatistics.form(of: row) else { return nil }
        let hours = try await past.hours(of: row, form: form)
        if hours.isEmpty { return nil }
        return StatisticsSeries(
            id: Self.id(slug: slug, key: row.key),
            user: person.user,
            key: row.key,
            name: "\(person.name) \(row.name.text(in: language))",
            unit: row.unit,
            form: form,
            rows: hours
        )
    }

    /// Home Assistant takes no `_` at either end and no two in a row.
    static func id(slug: String, key: String) -> String {
        let words = "\(slug)_\(key)".split(separator: "_").joined(separator: "_")
        return "\(StatisticsSeries.source):\(words)"
    }
}
