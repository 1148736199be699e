import Foundation
import Logging
import Store
import WithingsModel

/// People who are not linked any more and whose records stay: they can still be looked at, and deleted later.
extension LinkingDesk {
    /// The collection of documents with them, by their Withings user id.
    package static let keptCollection = "kept_people"

    /// As they were linked last, by name.
    package func keptPeople() async throws -> [Account] {
        let linked = Set(try await store.accounts().map(\.user))
        return try await store.documents(in: Self.keptCollection).values
            .compactMap { try? JSONDecoder().decode(Account.self, from: Data($0)) }
            .filter { !linked.contains($0.user) }
            .sorted { ($0.profile, $0.user.rawValue) < ($1.profile, $1.user.rawValue) }
    }

    func keep(_ account: Account) async {
        guard let content = try? JSONEncoder().encode(account) else { return }
        do {
            try await store.saveDocument([UInt8](content), "\(account.user)", in: Self.keptCollection)
        } catch {
            // The records stay all the same; a command lists and removes them.
            logger.warning("Whose records are kept could not be noted", metadata: ["profile": "\(account.profile)"])
        }
    }

    /// Deletes the records and whatever else is kept of somebody; that they are kept is forgotten last.
    func erase(_ account: Account) async throws {
        try await store.removeRecords(of: account.user)
        await onErasing(account)
        try await store.removeDocument("\(account.user)", in: Self.keptCollection)
    }

    /// Deletes what was kept of somebody who is not linked.
    package func forget(_ user: WithingsUserID) async throws {
        guard let account = try await keptPeople().first(where: { $0.user == user }) else { return }
        try await erase(account)
        await broadcast.changed()
        logger.info("What was kept of a person is deleted", metadata: ["profile": "\(account.profile)"])
    }
}
