import WithingsModel

/// How each person is written in ids: `kim`, `kim_2` for the second of the same name.
package enum PersonSlugs {
    /// - Parameter people: in the order in which they were linked.
    package static func slugs(of people: [Person]) -> [WithingsUserID: String] {
        let handles = EntityHandle.handles(people.map { ($0.name, "\($0.user)") })
        var taken = Set<String>()
        var slugs: [WithingsUserID: String] = [:]
        for (person, handle) in zip(people, handles) where slugs[person.user] == nil {
            var slug = handle.rank > 1 ? "\(handle.slug)_\(handle.rank)" : handle.slug
            var number = max(2, handle.rank)
            // Somebody may be called "Anna 2".
            while !taken.insert(slug).inserted {
                slug = "\(handle.slug)_\(number)"
                number += 1
            }
            slugs[person.user] = slug
        }
        return slugs
    }
}
