import Foundation
import Store
import WithingsModel

extension SQLiteStore {
    static let removals = "removals"

    /// Notes that somebody is to be removed, so that it is carried through whatever is cut off.
    package func beginRemoval(of user: WithingsUserID, name: String, at now: EpochSeconds) async throws {
        let linkedAt = try await accounts().first { $0.user == user }?.linkedAt
        let begun = UnfinishedRemoval.Begun(name: name, at: now, linkedAt: linkedAt)
        try await saveDocument([UInt8](JSONEncoder().encode(begun)), "\(user)", in: Self.removals)
    }

    /// Who is being removed, or was without the file being written anew since: traces of them may be left in it.
    package func unfinishedRemovals() async throws -> [UnfinishedRemoval] {
        try await documents(in: Self.removals).compactMap { key, content in
            WithingsUserID(key).map { user in
                let begun = try? JSONDecoder().decode(UnfinishedRemoval.Begun.self, from: Data(content))
                return UnfinishedRemoval(user: user, begun: begun)
            }
        }.sorted { $0.user.rawValue < $1.user.rawValue }
    }

    /// Writes the file anew where somebody was removed, and reads it to its end.
    ///
    /// - Returns: whose removal is done by that.
    /// - Throws: ``StoreError`` with `full` where there is no room for it; nothing was begun then.
    package func finishRemovals() async throws -> [WithingsUserID] {
        let users = try await unfinishedRemovals().map(\.user)
        guard !users.isEmpty else { return [] }
        let files = FileManager.default
        let size = ((try? files.attributesOfItem(atPath: path))?[.size] as? NSNumber)?.int64Value ?? 0
        let room = (try? files.attributesOfFileSystem(forPath: path))?[.systemFreeSize] as? NSNumber
        // The new file goes through the log: as much again, and for a moment once more.
        if let room, room.int64Value < 2 * size + 1_000_000 {
            throw StoreError(
                .full,
                "There is no room to write the database \(path) anew.",
                hint: "Free twice as much space as the database takes."
            )
        }
        try await rewrite()
        let left = try await DatabaseCheck.check(path).people
        let linked = Set(try await accounts().map(\.user))
        guard users.allSatisfy({ linked.contains($0) || !left.contains($0) }) else {
            throw StoreError(.other, "Records of somebody who was removed are left.", hint: "Please report this.")
        }
        for user in users { try await removeDocument("\(user)", in: Self.removals) }
        return users
    }
}
