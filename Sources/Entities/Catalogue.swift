import WithingsModel

/// Every entity there is, defined once. Whatever shows, publishes or documents entities reads them here.
///
/// Keys, units, classes, precision, defaults and icons are those of Home Assistant's own integration where it has the
/// entity, so that a person who comes from there finds everything as it was; `Docs/reference/entities.md` is made
/// from these tables.
package enum Catalogue {
    /// All rows, in the order in which they are shown.
    package static let all: [EntityDescription] =
        body + derived + segments + heart + cells + urine + sleep + naps + presence + activity + todaysHeart + daytime
        + workouts + goals + timing + events + link + legacy + product + bridge

    private static let byKey = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    private static let bySource: [SourceKey: EntityDescription] = Dictionary(
        all.compactMap { row in SourceKey(row.source).map { ($0, row) } },
        uniquingKeysWith: { first, _ in first }
    )

    /// The fields of the course of a day that have a row.
    static let sampledFields: [IntradayField] = daytime.compactMap { row in
        guard case .intraday(let field) = row.source else { return nil }
        return field
    }

    package static func description(_ key: String) -> EntityDescription? { byKey[key] }

    /// The row of a measure; for a type or part of the body that nobody knows yet one made for it, so that nothing is
    /// dropped.
    ///
    /// - Parameter position: where it was measured; what is of the whole person wherever that is has one row.
    package static func measure(_ type: MeasureType, position: BodyPosition?) -> EntityDescription {
        let part = type.part(at: position)
        return bySource[SourceKey(type: type, position: part)] ?? unlisted(type, position: part)
    }

    private struct SourceKey: Hashable {
        var type: MeasureType
        var position: BodyPosition?

        init(type: MeasureType, position: BodyPosition?) {
            self.type = type
            self.position = position
        }

        init?(_ source: EntitySource) {
            guard case .measure(let type, let position) = source else { return nil }
            self.init(type: type, position: position)
        }
    }
}
