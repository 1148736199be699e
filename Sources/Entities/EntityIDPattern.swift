import WithingsModel

/// A user's own way to make entity ids, such as `{profile}_{key}`: what stands between braces is filled in, the domain
/// (`sensor.`) goes before it.
package struct EntityIDPattern: Sendable, Equatable {
    /// What can stand between braces: the profile's or product's name, the entity's key, its English name, the number
    /// of the Withings user or the product.
    package static let placeholders = ["profile", "key", "name", "id"]

    package var text: String

    package init(_ text: String) {
        self.text = text
    }

    /// - Parameter owner: the name of the person or product.
    func objectID(owner: String, id: String, of row: EntityDescription) -> String {
        let parts = ["profile": owner, "key": row.key, "name": row.name.english, "id": id]
        var filled = text
        for (name, part) in parts {
            filled = filled.replacing("{\(name)}", with: EntitySlug.slug(part).isEmpty ? id : EntitySlug.slug(part))
        }
        let slug = EntitySlug.slug(filled)
        return slug.isEmpty ? "withings_\(id)_\(row.key)" : slug
    }
}
