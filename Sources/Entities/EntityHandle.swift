/// The beginning of a person's or product's entity ids.
struct EntityHandle: Hashable {
    /// The name it is made of, and the number of the person or product.
    var name: String
    var id: String
    /// `kim` of `sensor.kim_weight`.
    var slug: String
    /// 2 for the second of the same slug (`sensor.kim_weight_2`), and so on.
    var rank: Int

    /// - Parameter names: name and number, oldest first; the number stands for a name of which nothing can be written in
    ///   ASCII.
    static func handles(_ names: [(name: String, id: String)]) -> [EntityHandle] {
        var ranks: [String: Int] = [:]
        return names.map { name, id in
            let made = EntitySlug.slug(name)
            let slug = made.isEmpty ? "withings_\(id)" : made
            ranks[slug, default: 0] += 1
            return EntityHandle(name: name, id: id, slug: slug, rank: ranks[slug, default: 1])
        }
    }

    func entityID(of row: EntityDescription, pattern: EntityIDPattern? = nil) -> String {
        let domain = row.platform.rawValue
        let base =
            if case .legacy(let key) = row.source {
                "\(domain).withings_\(key)_\(slug)"
            } else if let pattern {
                "\(domain).\(pattern.objectID(owner: name, id: id, of: row))"
            } else {
                "\(domain).\(slug)_\(EntitySlug.slug(row.name.english))"
            }
        // What has the number in it is nobody else's.
        let isOwn = pattern?.text.contains("{id}") == true
        return rank > 1 && !isOwn ? "\(base)_\(rank)" : base
    }
}
