import Store
import TestSupport
import WithingsModel

/// A store of accounts whose disk can run full.
final class FullDisk: AccountStore {
    private let store: MemoryStore
    private let state = Guarded(false)

    init(_ store: MemoryStore) { self.store = store }

    var isFull: Bool {
        get { state.with { $0 } }
        set { state.with { $0 = newValue } }
    }

    func accounts() async throws -> [Account] { try await store.accounts() }
    func save(_ account: Account) async throws { try await store.save(account) }
    func removeAccount(of user: WithingsUserID) async throws { try await store.removeAccount(of: user) }
    func sealedTokens(of user: WithingsUserID) async throws -> [UInt8]? { try await store.sealedTokens(of: user) }

    func saveSealedTokens(_ sealed: [UInt8], of user: WithingsUserID) async throws {
        if isFull { throw StoreError(.full, "The disk is full.", hint: "Make room.") }
        try await store.saveSealedTokens(sealed, of: user)
    }
}
