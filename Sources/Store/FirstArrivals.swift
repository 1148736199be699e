/// Which records of a page were not there before; of one that comes twice in the page, the version that counts.
package struct FirstArrivals<ID: Hashable> {
    private var places: [ID: Int] = [:]

    package init() {}

    package mutating func note(_ id: ID, at place: Int, _ outcome: SaveOutcome) {
        switch outcome {
        case .added: places[id] = place
        case .changed: if places[id] != nil { places[id] = place }
        case .unchanged: break
        }
    }

    package func contains(_ id: ID) -> Bool { places[id] != nil }

    /// The arrivals among the page's records, in the order in which they came.
    package func pick<Record>(from records: [Record]) -> [Record] {
        // Mostly all or none are new, and then nothing has to be copied.
        if places.isEmpty { return [] }
        return places.count == records.count ? records : places.values.sorted().map { records[$0] }
    }
}
