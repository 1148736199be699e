import Foundation
import Store
import WithingsModel

/// Writes down who came in and what was done with people's data, so that an owner can look afterwards. Entries are only
/// ever added; the oldest fall off the end. Never a password, a token or a reading.
package actor AuditTrail {
    /// What happened.
    package struct Event: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        package static let ownerCreated = Event(rawValue: "owner_created")
        package static let passwordChanged = Event(rawValue: "password_changed")
        /// Somebody who was in did not know the present password.
        package static let passwordChangeFailed = Event(rawValue: "password_change_failed")
        package static let signedIn = Event(rawValue: "signed_in")
        package static let signInFailed = Event(rawValue: "sign_in_failed")
        package static let signedOutEverywhere = Event(rawValue: "signed_out_everywhere")
        /// The owner let a program in.
        package static let clientAllowed = Event(rawValue: "client_allowed")
        /// A long-lived token.
        package static let tokenMade = Event(rawValue: "token_made")
        package static let tokenRevoked = Event(rawValue: "token_revoked")
        package static let linked = Event(rawValue: "linked")
        package static let unlinked = Event(rawValue: "unlinked")
        package static let exported = Event(rawValue: "exported")
        package static let personDeleted = Event(rawValue: "person_deleted")
        /// The file was written anew after somebody was deleted, where that could not be done at once.
        package static let removalFinished = Event(rawValue: "removal_finished")
        package static let backedUp = Event(rawValue: "backed_up")
        package static let backupDownloaded = Event(rawValue: "backup_downloaded")
        package static let restored = Event(rawValue: "restored")
        /// What the configuration says was written over the pages, or applied.
        package static let configurationChanged = Event(rawValue: "configuration_changed")
        package static let configurationApplied = Event(rawValue: "configuration_applied")
    }

    package struct Entry: Codable, Sendable, Equatable {
        package var at: EpochSeconds
        package var event: String
        /// Whom or what it was about: a profile's name, a file's name.
        package var about: String?
        /// Where on this machine it was written to: the whole path.
        package var place: String?
        /// From where it was done; nil on the machine itself.
        package var address: String?
    }

    /// Who asks for what is being done; nil on the machine itself.
    @TaskLocal package static var visitor: String?

    /// How many entries are kept; failed sign-ins are counted apart, so that a flood of them pushes nothing else out.
    static let limit = 2000
    static let limitOfFailures = 500

    private let store: any DocumentStore
    private let clock: any WallClock
    /// By collection: the keys that are taken, oldest first.
    private var known: [String: [String]] = [:]
    /// Ends the keys of this process: a command that notes something beside the running program takes the same numbers.
    private let mark = RandomToken.hexadecimal(bytes: 3)

    package init(store: any DocumentStore, clock: any WallClock) {
        self.store = store
        self.clock = clock
    }

    /// Adds an entry. What cannot be written down holds nobody up.
    ///
    /// - Parameter address: from where it is done; nil for where the request that is being answered comes from.
    package func note(
        _ event: Event,
        about: String? = nil,
        place: String? = nil,
        from address: String? = nil
    ) async {
        let entry = Entry(
            at: clock.nowSeconds,
            event: event.rawValue,
            about: about,
            place: place,
            address: address ?? Self.visitor
        )
        let isFailure = event == .signInFailed || event == .passwordChangeFailed
        let collection = isFailure ? "audit.failures" : "audit"
        guard let content = try? JSONEncoder().encode(entry) else { return }
        var keys = await keys(in: collection)
        let key = key(after: keys.last)
        keys.append(key)
        let limit = isFailure ? Self.limitOfFailures : Self.limit
        let old = keys.prefix(max(0, keys.count - limit))
        known[collection] = Array(keys.dropFirst(old.count))
        try? await store.saveDocument([UInt8](content), key, in: collection)
        for key in old { try? await store.removeDocument(key, in: collection) }
    }

    /// The newest entries, newest first.
    package func entries(limit: Int = 200) async throws -> [Entry] {
        var entries: [Entry] = []
        for collection in ["audit", "audit.failures"] {
            let documents = try await store.documents(in: collection).sorted { $0.key > $1.key }
            entries += documents.compactMap { try? JSONDecoder().decode(Entry.self, from: Data($0.value)) }
        }
        // Stable: within one second the order of writing stays.
        let order = entries.enumerated().sorted { ($0.element.at, -$0.offset) > ($1.element.at, -$1.offset) }
        return order.prefix(limit).map(\.element)
    }

    private func keys(in collection: String) async -> [String] {
        if let keys = known[collection] { return keys }
        let read = ((try? await store.documents(in: collection)) ?? [:]).keys.sorted()
        let keys = known[collection] ?? read
        known[collection] = keys
        return keys
    }

    private func key(after last: String?) -> String {
        let number = last.flatMap { Int($0.prefix { $0 != "." }) } ?? 0
        let digits = String(number + 1)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits + "." + mark
    }
}
