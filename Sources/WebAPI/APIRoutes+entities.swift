import Entities
import WithingsModel

extension APIRoutes {
    /// Everything that has a state here: what the board shows, and each person's calendar.
    func entities() async -> [Entity] {
        guard let running else { return [] }
        return await running.board.entities() + calendars().map(\.entity)
    }

    /// The entity of an entity id; nil where there is none.
    func entity(_ id: String) async -> Entity? {
        if let entity = await running?.board.entity(id) { return entity }
        return id.hasPrefix("calendar.") ? await calendars().first { $0.id == id }?.entity : nil
    }
}
