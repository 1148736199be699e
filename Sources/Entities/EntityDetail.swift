import WithingsModel

/// Something more that an entity or an event says beside its value.
package struct EntityDetail: Sendable, Equatable {
    package var name: String
    package var value: AttributeValue

    package init(_ name: String, _ value: AttributeValue) {
        self.name = name
        self.value = value
    }

    /// Which row of today's a sensor of version 0.99 shows.
    static func measurement(_ key: String) -> EntityDetail { EntityDetail("measurement", .text(key)) }

    /// Which of two mats of one name it was.
    static func device(_ id: String?) -> [EntityDetail] {
        id.map { [EntityDetail("device_id", .text($0))] } ?? []
    }

    /// Where on the body a value of the whole person was measured, in as far as that says anything.
    static func place(of measure: Measure) -> [EntityDetail] {
        guard let position = measure.position, !position.isWholeBody, measure.part == nil else { return [] }
        return [EntityDetail("position", .text(position.name))]
    }
}
