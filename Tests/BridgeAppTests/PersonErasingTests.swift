import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import BridgeApp

@Suite("A deletion that is cut off")
struct PersonErasingTests {
    static let anna = WithingsUserID(101)

    private func with(
        _ test: (SQLiteStore, PersonErasing, ConfigurationFolder, ManualClock) async throws -> Void
    ) async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "erasing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        let clock = ManualClock(now: 1_795_447_825)
        let store = try SQLiteStore(path: url.path + "/withings-bridge.db", clock: clock)
        let linkedAt = clock.nowSeconds - 60
        try await store.save(Account(id: "a", user: Self.anna, profile: "Anna", linkedAt: linkedAt, scopes: []))
        let group = MeasureGroup(
            id: 1,
            attribution: .device,
            category: .reading,
            measuredAt: 1_700_000_000,
            createdAt: 1_700_000_060,
            modifiedAt: 1_700_000_060,
            measures: [Measure(type: .weight, value: ExactDecimal(80_000, exponent: -3))]
        )
        _ = try await store.save(RecordPage(measureGroups: [group]), of: Self.anna)
        let erasing = PersonErasing(store: store, trail: AuditTrail(store: store, clock: clock), clock: clock)
        try await test(store, erasing, ConfigurationFolder(path: url.path), clock)
        try await store.close()
    }

    @Test("after the link and before the records is carried through at the next start, and stands in the audit trail")
    func resumed() async throws {
        try await with { store, erasing, _, _ in
            try await store.beginRemoval(of: Self.anna, name: "Anna", at: 1_795_447_825)
            try await store.removeAccount(of: Self.anna)
            #expect(try await erasing.resume() == 1)
            #expect(try await DatabaseCheck.check(store.path).people.isEmpty)
            #expect(try await store.unfinishedRemovals().isEmpty)
            #expect(try await erasing.trail.entries().map(\.event) == ["person_deleted"])
            #expect(try await erasing.resume() == 0)
        }
    }

    @Test("is found again by the name, although the link is gone")
    func again() async throws {
        try await with { store, _, folder, _ in
            try await store.beginRemoval(of: Self.anna, name: "Anna", at: 1_795_447_825)
            try await store.removeAccount(of: Self.anna)
            try await store.close()
            let lines = try await PersonRemoval(folder: folder, environment: [:]).remove("Anna", removesBackups: false)
            #expect(lines.contains { $0.contains("nothing is left") }, "\(lines)")
            let next = try SQLiteStore(path: store.path)
            #expect(
                try await AuditTrail(store: next, clock: SystemWallClock()).entries().first?.event == "person_deleted"
            )
            try await next.close()
        }
    }

    @Test(
        "takes nothing from somebody who was linked again since, though the clock may have been ahead when it was begun",
        arguments: [-3_600, 86_400 * 365] as [EpochSeconds]
    )
    func linkedAgain(ahead: EpochSeconds) async throws {
        try await with { store, erasing, _, clock in
            try await store.beginRemoval(of: Self.anna, name: "Anna", at: clock.nowSeconds + ahead)
            try await store.removeAccount(of: Self.anna)
            let now = clock.nowSeconds
            try await store.save(Account(id: "b", user: Self.anna, profile: "Anna", linkedAt: now, scopes: []))
            #expect(try await erasing.resume() == 0)
            #expect(try await store.counts(of: Self.anna).measureGroups == 1)
            #expect(try await store.finishRemovals() == [Self.anna])
        }
    }
}
