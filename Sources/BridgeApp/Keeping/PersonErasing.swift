import Access
import Foundation
import SQLiteStore
import Store
import WithingsModel

/// Removes everything of a person from a record that nobody else is at work on. Cut off anywhere, it is carried through at the
/// next start, or when it is asked for again.
struct PersonErasing: Sendable {
    let store: SQLiteStore
    let trail: AuditTrail
    let clock: any WallClock

    /// - Parameter name: by which they are asked for, also after their link is gone.
    func erase(_ user: WithingsUserID, name: String) async throws {
        try await store.beginRemoval(of: user, name: name, at: clock.nowSeconds)
        try await carryThrough(user)
    }

    /// Carries through what was cut off. - Returns: how many people it was done for.
    func resume() async throws -> Int {
        let accounts = try await store.accounts()
        var count = 0
        for removal in try await store.unfinishedRemovals() {
            guard let begun = removal.begun else { continue }
            // Whoever was linked again since is another story; the file is still to be written anew for what was before.
            if let account = accounts.first(where: { $0.user == removal.user }), account.linkedAt != begun.linkedAt {
                continue
            }
            let isBegun = try await DatabaseCheck.check(store.path).people.contains(removal.user)
            guard isBegun || accounts.contains(where: { $0.user == removal.user }) else { continue }
            try await carryThrough(removal.user)
            count += 1
        }
        return count
    }

    private func carryThrough(_ user: WithingsUserID) async throws {
        try await store.removeAccount(of: user)
        try await PersonalDocuments(documents: store).removeEverything(of: user)
        // Before the rows go: what is cut off after this has its entry, and what is done again has two.
        await trail.note(.personDeleted, about: "Withings user \(user)")
        try await store.removeRecords(of: user)
    }
}
