import Foundation
import SimulatedCloud
import Store
import WithingsModel

/// Holds what the program keeps against what the cloud has, row for row and value for value.
package struct RecordComparison {
    /// A line for each row, as both sides would write it.
    private var lines: [String: Set<String>] = [:]
    /// How many rows are there more than once.
    private var repeats: [String: Int] = [:]

    /// The moment before which nothing is looked at.
    let since: EpochSeconds

    /// What the cloud has of a person. A scale sends some values twice in one group; they are one value.
    ///
    /// - Parameter since: What was before that moment is left out: readings, days and workouts that began before it, nights
    ///   that ended before it.
    package init(of person: CloudPerson, since: EpochSeconds = 0) {
        self.since = since
        let since = Int(since)
        set(
            "measures",
            person.measureGroups.filter { $0.category == 1 && $0.time >= since }.map { row in
                let measures = (row["measures"]?.arrayValue ?? []).map { measure in
                    let value = ExactDecimal(
                        Int64(measure["value"]?.integerValue ?? 0),
                        exponent: measure["unit"]?.integerValue ?? 0
                    )
                    let place = measure["position"]?.integerValue.map { " at \($0)" } ?? ""
                    return "\(measure["type"]?.integerValue ?? 0)\(place)=\(value)"
                }
                return "\(row.identity ?? 0) at \(row.time) made \(row["created"]?.integerValue ?? 0) "
                    + "changed \(row.modified) as \(row["attrib"]?.integerValue ?? -1) "
                    + "by \(row["deviceid"]?.stringValue ?? "-"): \(Set(measures).sorted())"
            }
        )
        set(
            "nights",
            person.nights.filter { ($0["enddate"]?.integerValue ?? 0) >= since }.map { row in
                "\(row.identity ?? 0) \(row.time)–\(row["enddate"]?.integerValue ?? 0) on \(row.day) "
                    + "changed \(row.modified) score \(row["data"]?["sleep_score"]?.integerValue ?? 0)"
            }
        )
        let first = firstDay
        set(
            "days",
            person.activities.filter { $0.day >= first }.map { row in
                "\(row.day) by \(row["deviceid"]?.stringValue ?? "-") changed \(row.modified) "
                    + "steps \(row["steps"]?.integerValue ?? 0)"
            }
        )
    }

    /// What the program keeps of a person.
    package init(of user: Int64, in store: any BridgeStore, since: EpochSeconds = 0) async throws {
        self.since = since
        let user = WithingsUserID(user)
        let ever: Range<EpochSeconds> = since..<4_000_000_000
        set(
            "measures",
            try await store.measureGroups(of: user, in: ever, limit: 1_000_000).map { group in
                let measures = group.measures.map { measure in
                    let place = measure.position.map { " at \($0.rawValue)" } ?? ""
                    return "\(measure.type.rawValue)\(place)=\(measure.value)"
                }
                return "\(group.id) at \(group.measuredAt) made \(group.createdAt) changed \(group.modifiedAt) "
                    + "as \(group.attribution.rawValue) by \(group.deviceID ?? "-"): \(measures.sorted())"
            }
        )
        set(
            "nights",
            try await store.sleep(of: user, endingIn: ever).map { night in
                "\(night.id) \(night.startAt)–\(night.endAt) on \(night.day) changed \(night.modifiedAt) "
                    + "score \(night.values[SleepField("sleep_score")]?.description ?? "0")"
            }
        )
        guard let first = LocalDay(firstDay), let last = LocalDay("2100-01-01") else { return }
        set(
            "days",
            try await store.activity(of: user, in: first...last).map { day in
                "\(day.day) by \(day.deviceID ?? "-") changed \(day.modifiedAt) "
                    + "steps \(day.values[ActivityField("steps")]?.description ?? "0")"
            }
        )
    }

    private var firstDay: String { since > 0 ? LocalDay(of: since, in: .gmt).description : "1990-01-01" }

    /// Puts in the lines of another kind.
    package mutating func set(_ kind: String, _ rows: [String]) {
        let distinct = Set(rows)
        lines[kind] = distinct
        repeats[kind] = rows.count - distinct.count
    }

    /// What one has and the other has not, at most a few lines of each; empty if they are the same.
    ///
    /// - Parameter isForgiven: lines that only the other has and may have for a while.
    package func difference(
        from other: RecordComparison,
        most: Int = 3,
        forgiving isForgiven: (String) -> Bool = { _ in false }
    ) -> [String] {
        lines.keys.sorted().flatMap { kind -> [String] in
            let mine = lines[kind] ?? []
            let others = other.lines[kind] ?? []
            let missing = mine.subtracting(others).sorted()
            let surplus = others.subtracting(mine).sorted().filter { !isForgiven($0) }
            let doubled = (other.repeats[kind] ?? 0) - (repeats[kind] ?? 0)
            return (doubled > 0 ? ["\(kind): the program has \(doubled) of them twice"] : [])
                + missing.prefix(most).map { "\(kind): only the cloud has \($0)" }
                + surplus.prefix(most).map { "\(kind): only the program has \($0)" }
        }
    }

    /// How many rows there are.
    package var count: Int { lines.values.reduce(0) { $0 + $1.count } }
}
