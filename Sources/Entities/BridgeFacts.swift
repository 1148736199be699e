import Foundation
import Store
import WithingsModel

/// How the bridge itself stands, as those who know tell the board.
package struct BridgeFacts: Sendable, Equatable, Codable {
    /// How the connection of one account with Withings stands.
    package enum LinkState: String, Sendable, Codable, CaseIterable {
        /// All is well.
        case connected
        /// Withings does not answer as it should; the bridge tries again by itself.
        case waiting
        /// The person has to link the account again.
        case needsOwner = "needs_owner"
    }

    /// Whether Withings tells this bridge of what is new.
    package enum WebhookState: String, Sendable, Codable, CaseIterable {
        /// Not wanted, or the address does not allow it.
        case off
        /// Subscribed, but nothing has come yet that proves it.
        case waiting
        case active
        /// It should work and does not.
        case faulty
    }

    package struct Link: Sendable, Equatable, Codable {
        package var state: LinkState
        package var lastSyncAt: EpochSeconds?
        package var nextSyncAt: EpochSeconds?
        /// Since when nothing new has come of the person; nil while that is as it should be.
        package var silentSince: EpochSeconds?

        package init(
            state: LinkState,
            lastSyncAt: EpochSeconds? = nil,
            nextSyncAt: EpochSeconds? = nil,
            silentSince: EpochSeconds? = nil
        ) {
            self.state = state
            self.lastSyncAt = lastSyncAt
            self.nextSyncAt = nextSyncAt
            self.silentSince = silentSince
        }
    }

    package var version: String
    package var webhook: WebhookState
    package var links: [WithingsUserID: Link]
    /// What is wrong with the bridge itself; nil while nothing is.
    package var problem: Problem?

    /// What the owner should know of the bridge because nobody would notice it otherwise.
    package struct Problem: Sendable, Equatable, Codable {
        /// `backup_failed`, for example.
        package var codes: [String]
        package var message: String
        package var since: EpochSeconds

        package init(codes: [String], message: String, since: EpochSeconds) {
            self.codes = codes
            self.message = message
            self.since = since
        }
    }

    package init(
        version: String,
        webhook: WebhookState = .off,
        links: [WithingsUserID: Link] = [:],
        problem: Problem? = nil
    ) {
        self.problem = problem
        self.version = version
        self.webhook = webhook
        self.links = links
    }

    private static let collection = "bridge"
    private static let key = "facts"

    /// What was told last, before a restart; nil where nothing was.
    static func load(from store: any DocumentStore) async throws -> BridgeFacts? {
        try await store.document(key, in: collection).flatMap { document in
            try? JSONDecoder().decode(BridgeFacts.self, from: Data(document))
        }
    }

    func save(in store: any DocumentStore) async throws {
        try await store.saveDocument([UInt8](JSONEncoder().encode(self)), Self.key, in: Self.collection)
    }

    /// The same with what nobody knows yet right after a start as it was told before.
    func completed(by former: BridgeFacts?) -> BridgeFacts {
        guard let former else { return self }
        var facts = self
        if webhook == .off || webhook == .waiting { facts.webhook = former.webhook }
        for (user, link) in links {
            // Who has been asked since knows better.
            guard let old = former.links[user], link.lastSyncAt == nil else { continue }
            if link.state == .connected { facts.links[user]?.state = old.state }
            facts.links[user]?.lastSyncAt = old.lastSyncAt
            facts.links[user]?.nextSyncAt = link.nextSyncAt ?? old.nextSyncAt
        }
        return facts
    }

    /// The same with the next turns as they were told before, where they differ by no more than the seconds that a
    /// clock and a rounding make.
    func steadied(by former: BridgeFacts?) -> BridgeFacts {
        var facts = self
        for (user, link) in links {
            guard let next = link.nextSyncAt, let old = former?.links[user]?.nextSyncAt, abs(next - old) <= 5 else {
                continue
            }
            facts.links[user]?.nextSyncAt = old
        }
        return facts
    }
}
