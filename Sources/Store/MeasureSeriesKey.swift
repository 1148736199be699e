import WithingsModel

/// What a series of measures is of: a type, and where on the body.
package struct MeasureSeriesKey: Sendable, Hashable {
    package var type: MeasureType
    package var position: BodyPosition?

    package init(_ type: MeasureType, position: BodyPosition? = nil) {
        self.type = type
        self.position = position
    }
}
