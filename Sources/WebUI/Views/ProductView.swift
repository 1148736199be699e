import Entities

/// A physical product of a person.
struct ProductView: Sendable, Equatable {
    var name: String
    var type: String?
    var values: [EntityRow]
    /// Its last contact with Withings.
    var seen: MomentView?

    init(_ product: Product, _ entities: [Entity], in words: PageWords) {
        name = product.name.isEmpty ? words.texts[.unnamedDevice] : product.title
        type = product.type == product.name ? nil : product.type.map(words.texts.deviceType)
        // When it was seen last stands apart.
        values = entities.filter { $0.value != nil && $0.description.source != .lastSession }.map {
            EntityRow($0, in: words)
        }
        seen = product.lastSessionAt.map(words.moments.view)
    }
}
