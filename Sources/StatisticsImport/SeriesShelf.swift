import Entities
import Store
import WithingsModel

/// Every series of a person, made from the record.
struct SeriesShelf: Sendable {
    let person: Person
    let slug: String
    let language: String
    let store: any BridgeStore

    /// The rows of the catalogue of which there can be statistics: everything that is listed, and every measure that is
    /// kept whether or not anybody knows it yet.
    func descriptions() async throws -> [EntityDescription] {
        var rows = Catalogue.all.filter { row in
            switch row.source {
            // Measures are those that there are.
            case .measure: return false
            default: return HourlyStatistics.form(of: row) != nil
            }
        }
        var keys = Set(rows.map(\.key))
        for key in try await store.seriesKeys(of: person.user) {
            let row = Catalogue.measure(key.type, position: key.position)
            if HourlyStatistics.form(of: row) != nil, keys.insert(row.key).inserted { rows.append(row) }
        }
        return rows
    }

    /// What each month of samples is made of: thousands a day, which are not read again unless they are others.
    func monthsOfSamples() async throws -> [String: String] {
        let days = try await store.intradayDigests(of: person.user).sorted { $0.key < $1.key }
        return Dictionary(grouping: days) { MonthDigests.month(of: $0.key * 86_400) }.mapValues { days in
            var digest = QuickDigest()
            for (day, value) in days {
                digest.add(day)
                digest.add(Int64(bitPattern: value))
            }
            return String(digest.value, radix: 36)
        }
    }

    /// A series of samples, with the rows of those months alone that are not as they are remembered; nil where there is
    /// nothing in it.
    func samples(
        _ row: EntityDescription,
        months: [String: String],
        memory: SeriesMemory?
    ) async throws -> StatisticsSeries? {
        guard let form = HourlyStatistics.form(of: row) else { return nil }
        let same = Set(months.keys.filter { memory?.sources?[$0] == months[$0] })
        var hours: [HourlyRow] = []
        for month in months.keys.sorted() where !same.contains(month) {
            guard let range = MonthDigests.range(of: month) else { continue }
            let past = PersonPast(of: person.user, in: range, from: store)
            hours += try await past.hours(of: row, form: form)
        }
        let kept = (memory?.months ?? [:]).filter { same.contains($0.key) }
        if hours.isEmpty, kept.isEmpty { return nil }
        var series = series(row, form, hours)
        series.kept = kept
        series.sources = months
        return series
    }

    /// A series as one of its own; nil where there is nothing in it.
    func series(_ row: EntityDescription, past: PersonPast) async throws -> StatisticsSeries? {
        guard let form = HourlyStatistics.form(of: row) else { return nil }
        let hours = try await past.hours(of: row, form: form)
        return hours.isEmpty ? nil : series(row, form, HourlyStatistics.anchored(hours))
    }

    private func series(_ row: EntityDescription, _ form: HourlyStatistics.Form, _ hours: [HourlyRow])
        -> StatisticsSeries
    {
        StatisticsSeries(
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
