/// Something more that an entity or an event says beside its value.
package struct EntityDetail: Sendable, Equatable {
    package var name: String
    package var value: AttributeValue

    package init(_ name: String, _ value: AttributeValue) {
        self.name = name
        self.value = value
    }
}
