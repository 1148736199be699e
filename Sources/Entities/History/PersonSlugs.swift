import WithingsModel

/// How each person is written in ids: `kim`, `kim_2` for the second of the same name.
package enum PersonSlugs {
    /// - Parameter people: in the order in which they were linked.
    package static func slugs(of people: [Person]) -> [WithingsUserID: String] {
        let handles = EntityHandle.handles(people.map { ($0.name, "\($0.user)") })
        let pairs = zip(people, handles).map { person, handle in
            (person.user, handle.rank > 1 ? "\(handle.slug)_\(handle.rank)" : handle.slug)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
