import WithingsModel

extension Catalogue {
    /// A row for a measure that the tables do not have: a new type, or a known one at an unusual place of the body.
    ///
    /// It is a diagnostic sensor that is off until somebody wants it; `measure_type_999` is named "Type 999".
    static func unlisted(_ type: MeasureType, position: BodyPosition?) -> EntityDescription {
        let whole = byType(type)
        var row =
            whole
            ?? EntityDescription(
                key: "measure_type_\(type.rawValue)",
                name: segmentName(type) ?? EntityName("Type \(type.rawValue)", "유형 \(type.rawValue)"),
                stateClass: "measurement",
                icon: "mdi:help-circle-outline",
                source: .measure(type, position: nil)
            )
        if let position {
            row.key += "_position_\(position.rawValue)"
            row.name = EntityName(
                "\(row.name.english) at position \(position.rawValue)",
                "\(row.name.korean) (위치 \(position.rawValue))"
            )
        }
        row.enabledByDefault = false
        row.isDiagnostic = true
        row.source = .measure(type, position: position)
        return row
    }

    private static func byType(_ type: MeasureType) -> EntityDescription? {
        all.first { $0.source == .measure(type, position: nil) }
    }
}
