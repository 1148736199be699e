import Entities
import WithingsModel

/// The values of a measure group in one line, each with its name, for tables in which a group is a row.
struct GroupFields: Sendable {
    /// `fat_ratio_pct=21.3 weight_kg=72.4`
    let values: String
    let algorithms: String?
    let fm: String?
    /// What nobody knows of single values; a list, because a name may come twice.
    let unknown: String?

    init(_ group: MeasureGroup) {
        let measures = group.measures.map { (key: Self.key(of: $0), measure: $0) }
        values = Self.joined(measures.map { ($0.key, "\($0.measure.value)") })
        func numbers(_ number: (Measure) -> Int?) -> String? {
            let found = measures.compactMap { key, measure in number(measure).map { (key, "\($0)") } }
            return found.isEmpty ? nil : Self.joined(found)
        }
        algorithms = numbers(\.algorithm)
        fm = numbers(\.fm)
        let fields = measures.compactMap { key, measure in measure.unknownFields.map { "{\"\(key)\":\($0)}" } }
        unknown = fields.isEmpty ? nil : "[" + fields.joined(separator: ",") + "]"
    }

    static func joined(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0)=\($0.1)" }.sorted().joined(separator: " ")
    }

    private static func key(of measure: Measure) -> String {
        let position = measure.position.flatMap { $0.isWholeBody ? nil : $0 }
        return Catalogue.measure(measure.type, position: position).key
    }
}
