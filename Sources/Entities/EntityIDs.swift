/// Which entity has which entity id: each id once, and an entity keeps the one it has.
struct EntityIDs {
    private var taken: [String: String] = [:]

    /// Gives an entity the id it wants, or the next free one with a number behind it.
    mutating func take(_ wanted: String, for uniqueID: String) -> String {
        var entityID = wanted
        var number = 2
        while let owner = taken[entityID], owner != uniqueID {
            entityID = "\(wanted)_\(number)"
            number += 1
        }
        taken[entityID] = uniqueID
        return entityID
    }

    mutating func release(_ entityID: String) { taken[entityID] = nil }
}
