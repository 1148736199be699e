import Store
import WithingsModel

extension MemoryStore {
    // MARK: Accounts

    package func accounts() throws -> [Account] {
        try requireOpen()
        return linked.enumerated().sorted { ($0.element.linkedAt, $0.offset) < ($1.element.linkedAt, $1.offset) }
            .map(\.element)
    }

    package func save(_ account: Account) throws {
        try requireOpen()
        if let index = linked.firstIndex(where: { $0.user == account.user }) {
            linked[index] = account
        } else {
            linked.append(account)
        }
    }

    package func removeAccount(of user: WithingsUserID) throws {
        try requireOpen()
        linked.removeAll { $0.user == user }
        tokens[user] = nil
    }

    package func sealedTokens(of user: WithingsUserID) throws -> [UInt8]? {
        try requireOpen()
        return tokens[user]
    }

    package func saveSealedTokens(_ sealed: [UInt8], of user: WithingsUserID) throws {
        try requireOpen()
        tokens[user] = sealed
    }

    // MARK: Documents

    package func document(_ key: String, in collection: String) throws -> [UInt8]? {
        try requireOpen()
        return documents[collection]?[key]
    }

    package func documents(in collection: String) throws -> [String: [UInt8]] {
        try requireOpen()
        return documents[collection] ?? [:]
    }

    package func saveDocument(_ content: [UInt8], _ key: String, in collection: String) throws {
        try requireOpen()
        documents[collection, default: [:]][key] = content
    }

    package func removeDocument(_ key: String, in collection: String) throws {
        try requireOpen()
        documents[collection]?[key] = nil
    }

    // MARK: Leases

    package func takeLease(_ name: String, holder: String, until: EpochSeconds, now: EpochSeconds) throws -> Bool {
        try requireOpen()
        if let lease = leases[name], lease.holder != holder {
            // A clock set back by more than the lease's own length says that its end can no longer be believed.
            let earliest = lease.takenAt - (lease.heldUntil - lease.takenAt)
            if (earliest..<lease.heldUntil).contains(now) { return false }
        }
        leases[name] = Lease(holder: holder, takenAt: now, heldUntil: until)
        return true
    }

    package func releaseLease(_ name: String, holder: String) throws {
        try requireOpen()
        if leases[name]?.holder == holder { leases[name] = nil }
    }
}
