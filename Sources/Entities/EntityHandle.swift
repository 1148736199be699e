/// The beginning of a person's or product's entity ids.
struct EntityHandle: Hashable {
    /// `kim` of `sensor.kim_weight`.
    var slug: String
    /// 2 for the second of the same slug (`sensor.kim_weight_2`), and so on.
    var rank: Int

    /// - Parameter names: name and what stands for it when nothing of it can be written in ASCII, oldest first.
    static func handles(_ names: [(name: String, fallback: String)]) -> [EntityHandle] {
        var ranks: [String: Int] = [:]
        return names.map { name, fallback in
            let made = EntitySlug.slug(name)
            let slug = made.isEmpty ? fallback : made
            ranks[slug, default: 0] += 1
            return EntityHandle(slug: slug, rank: ranks[slug, default: 1])
        }
    }

    func entityID(of row: EntityDescription) -> String {
        let domain = row.platform.rawValue
        let base = "\(domain).\(slug)_\(EntitySlug.slug(row.name.english))"
        return rank > 1 ? "\(base)_\(rank)" : base
    }
}
