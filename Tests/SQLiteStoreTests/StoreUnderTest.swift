import Foundation
import SQLiteStore
import Store
import TestSupport
import Testing
import WithingsModel

/// The stores that one suite of behaviours holds for.
enum StoreUnderTest: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, memory

    var testDescription: String { rawValue }

    /// Runs with a new, empty store.
    func run(
        clock: any WallClock = ManualClock(),
        _ body: (any BridgeStore) async throws -> Void
    ) async throws {
        switch self {
        case .memory: try await body(MemoryStore(clock: clock))
        case .sqlite:
            try await TemporaryFolder.use { folder in
                let store = try SQLiteStore(path: folder.file("bridge.db"), clock: clock)
                try await body(store)
                try await store.close()
            }
        }
    }
}

/// A folder of one test's own.
struct TemporaryFolder {
    let path: String

    func file(_ name: String) -> String { path + "/" + name }

    static func use(_ body: (TemporaryFolder) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/store-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(TemporaryFolder(path: path))
    }
}
