import Foundation
import Logging
import SQLiteStore
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import BridgeApp

@Suite("What the program stands on")
struct GroundWatchTests {
    /// A key in a folder of its own.
    final class Place {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ground-\(UUID().uuidString)")
        let clock = ManualClock(now: 1_795_447_825)
        let box: SecretBox
        var key: String { folder.path + "/withings-bridge.key" }

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            box = try SecretBox(keyFile: folder.path + "/withings-bridge.key", createIfMissing: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func watch(
            rescuedAt: EpochSeconds? = nil,
            finish: @escaping @Sendable () async throws -> [WithingsUserID] = { [] }
        ) -> GroundWatch {
            GroundWatch(
                keyFile: key,
                box: box,
                checkPlace: {},
                rescuedAt: { rescuedAt },
                finishRemovals: finish,
                clock: clock,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        }
    }

    @Test("a key file that is taken away is written again, for this user alone, and the owner is told for a day")
    func keyPutBack() async throws {
        let place = try Place()
        let watch = place.watch()
        let before = try Data(contentsOf: URL(fileURLWithPath: place.key))
        await watch.look()
        #expect(await watch.troubles().isEmpty)
        try FileManager.default.removeItem(atPath: place.key)
        await watch.look()
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.key)) == before)
        let rights = try FileManager.default.attributesOfItem(atPath: place.key)[.posixPermissions] as? NSNumber
        #expect(rights?.intValue == 0o600)
        #expect(await watch.troubles().map(\.code) == ["key_put_back"])
        #expect(await watch.standing().fault == nil)
        place.clock.advance(by: 86_400)
        #expect(await watch.troubles().isEmpty)
    }

    @Test("a key file that cannot be written again, or is another one, is said and left alone")
    func keyGone() async throws {
        let place = try Place()
        let watch = place.watch()
        try FileManager.default.moveItem(atPath: place.folder.path, toPath: place.folder.path + "-away")
        defer { try? FileManager.default.removeItem(atPath: place.folder.path + "-away") }
        await watch.look()
        #expect(await watch.troubles().map(\.code) == ["key_missing"])
        #expect(await watch.standing().fault?.since == place.clock.nowSeconds)

        try FileManager.default.createDirectory(at: place.folder, withIntermediateDirectories: true)
        _ = try SecretBox(keyFile: place.key, createIfMissing: true)
        let other = try Data(contentsOf: URL(fileURLWithPath: place.key))
        place.clock.advance(by: 60)
        await watch.look()
        #expect(await watch.troubles().map(\.code) == ["key_replaced"])
        #expect(await watch.standing().fault?.since == place.clock.nowSeconds - 60)
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.key)) == other)
        try FileManager.default.removeItem(atPath: place.key)
        await watch.look()
        #expect(await watch.standing().fault == nil)
        #expect(place.box.place(place.key) == .kept)
    }

    @Test("a log that was saved is told of for a day")
    func rescued() async throws {
        let place = try Place()
        let watch = place.watch(rescuedAt: place.clock.nowSeconds)
        #expect(await watch.troubles().map(\.code) == ["log_rescued"])
        place.clock.advance(by: 86_400)
        #expect(await watch.troubles().isEmpty)
    }

    @Test("a removal that there was no room for is tried again every few minutes, and said until it is done")
    func removals() async throws {
        let place = try Place()
        let isFull = Guarded(true)
        let tries = Guarded(0)
        let watch = place.watch {
            tries.with { $0 += 1 }
            if isFull.with({ $0 }) { throw StoreError(.full, "Full.", hint: "") }
            return [WithingsUserID(101)]
        }
        await watch.finish()
        await watch.finish()
        #expect(tries.with { $0 } == 1)
        #expect(await watch.troubles().map(\.code) == ["removal_unfinished"])
        isFull.with { $0 = false }
        place.clock.advance(by: GroundWatch.pause)
        await watch.finish()
        #expect(await watch.troubles().isEmpty)
    }
}
