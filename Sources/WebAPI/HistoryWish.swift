import Entities
import WithingsModel

/// Which part of the past somebody asks for.
struct HistoryWish: Sendable {
    var range: Range<EpochSeconds>
    /// Begins with what stood at the start.
    var includesStart: Bool
    /// Leaves out a reading that repeats the value before it.
    var onlySignificant: Bool

    /// How far back the record has to be read.
    var reach: Range<EpochSeconds> {
        includesStart ? PersonPast.allTime.lowerBound..<max(range.upperBound, range.lowerBound + 1) : range
    }

    /// - Parameter past: the entity's values over ``reach``, oldest first.
    func states(of entity: Entity, past: [PastValue]) -> [Entity] {
        var states: [Entity] = []
        var before: PastValue?
        for value in past where value.at < range.upperBound {
            if value.at < range.lowerBound {
                before = value
                continue
            }
            // Of two readings in one second the later one stands.
            if states.last?.revisedAt == value.at { states.removeLast() }
            let isRepeated = states.last.map { $0.value == value.value } ?? (before?.value == value.value)
            let isShown = !states.isEmpty || includesStart
            if onlySignificant, isRepeated, isShown { continue }
            var state = entity.showing(value)
            if isRepeated, isShown { state.changedAt = states.last?.changedAt ?? range.lowerBound }
            states.append(state)
        }
        guard includesStart, let before, states.first?.revisedAt != range.lowerBound else { return states }
        var first = entity.showing(before)
        first.changedAt = range.lowerBound
        first.updatedAt = range.lowerBound
        first.revisedAt = range.lowerBound
        return [first] + states
    }

    /// Of an entity without a past only what it shows now is known, and since when.
    func states(of entity: Entity) -> [Entity] {
        guard entity.changedAt < range.upperBound else { return [] }
        var state = entity
        if state.changedAt < range.lowerBound {
            guard includesStart else { return [] }
            state.changedAt = range.lowerBound
        }
        state.updatedAt = state.changedAt
        state.revisedAt = state.changedAt
        return [state]
    }
}
