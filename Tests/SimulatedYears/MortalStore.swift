import SQLiteStore
import Store
import WithingsModel

/// The real store, as far as the fate of one life of the program lets it: writes may find the disk full, and the life may
/// end before or after any of them.
final class MortalStore: BridgeStore {
    let inner: SQLiteStore
    private let fate: Fate
    private let turnstile = Turnstile()

    init(_ inner: SQLiteStore, fate: Fate) {
        self.inner = inner
        self.fate = fate
    }

    func reading<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        try await inTurn {
            try fate.live()
            return try await work()
        }
    }

    func writing<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        try await inTurn {
            try fate.step()
            if fate.isDiskFull { throw StoreError(.full, "The disk is full.", hint: "Make room.") }
            let value = try await work()
            try fate.step()
            return value
        }
    }

    private func inTurn<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        await turnstile.enter()
        SerialWorld.shared.begin()
        defer {
            SerialWorld.shared.end()
            turnstile.leave()
        }
        return try await work()
    }

    /// The file is closed, as at the end of any process.
    func close() async throws {
        SerialWorld.shared.begin()
        defer { SerialWorld.shared.end() }
        try await inner.close()
    }
}
