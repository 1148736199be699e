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
        package static let backedUp = Event(rawValue: "backed_up")
        package static let backupDownloaded = Event(rawValue: "backup_downloaded")
        package static let restored = Event(rawValue: "restored")
    }

    package struct Entry: Codable, Sendable, Equatable {
        package var at: EpochSeconds
        package var event: String
        /// Whom or what it was about: a profile's name, a file's name.
        package var about: String?
        /// From where it was done; nil on the machine itself.
        package var address: String?
    }

    /// How many entries are kept; failed sign-ins are counted apart, so that a flood of them pushes nothing else out.
    static let limit = 2000
    static let limitOfFailures = 500

    private let store: any DocumentStore
    private let clock: any WallClock
    /// By collection: the numbers that are taken.
    private var known: [String: [Int]] = [:]

    package init(store: any DocumentStore, clock: any WallClock) {
        self.store = store
        self.clock = clock
    }

    /// Adds an entry. What cannot be written down holds nobody up.
    package func note(_ event: Event, about: String? = nil, from address: String? = nil) async {
        let entry = Entry(at: clock.nowSeconds, event: event.rawValue, about: about, address: address)
        let isFailure = event == .signInFailed
        let collection = isFailure ? "audit.failures" : "audit"
        guard let content = try? JSONEncoder().encode(entry) else { return }
        var numbers = await numbers(in: collection)
        let number = (numbers.last ?? 0) + 1
        numbers.append(number)
        let limit = isFailure ? Self.limitOfFailures : Self.limit
        let old = numbers.prefix(max(0, numbers.count - limit))
        known[collection] = Array(numbers.dropFirst(old.count))
        try? await store.saveDocument([UInt8](content), Self.key(number), in: collection)
        for number in old { try? await store.removeDocument(Self.key(number), in: collection) }
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

    private func numbers(in collection: String) async -> [Int] {
        if let numbers = known[collection] { return numbers }
        let read = ((try? await store.documents(in: collection)) ?? [:]).keys.compactMap { Int($0) }.sorted()
        let numbers = known[collection] ?? read
        known[collection] = numbers
        return numbers
    }

    private static func key(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}
