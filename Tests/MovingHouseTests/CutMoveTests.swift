import Foundation
import HomeAssistantLink
import JSONDocument
import Logging
import TestSupport
import Testing

@testable import MovingHouse

/// A command can be killed, and a connection end, between any two things it asks of Home Assistant.
@Suite("A move that is cut short")
struct CutMoveTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "moving-\(UUID().uuidString)")
    private var notes: MovingNotes { MovingNotes(path: folder.appending(path: "notes.json").path) }

    private static func registry() -> FakeRegistry {
        func row(_ platform: String, _ id: String, _ unique: String) -> [String: JSONValue] {
            [
                "platform": .string(platform), "entity_id": .string(id), "unique_id": .string(unique),
                "config_entry_id": .string(platform), "disabled_by": nil,
            ]
        }
        var weight = row("withings", "sensor.withings_weight", "withings_31402218_weight_kg")
        weight["name"] = "My weight"
        weight["area_id"] = "bath"
        weight["labels"] = ["health"]
        weight["aliases"] = [nil, "scale"]
        weight["options"] = ["sensor": ["display_precision": 1]]
        return FakeRegistry(
            [
                "sensor.withings_weight": weight,
                "sensor.asleep": row("withings", "sensor.asleep", "withings_31402218_sleep_deep_duration_seconds"),
                "sensor.anna_weight": row("mqtt", "sensor.anna_weight", "withings_31402218_weight_kg"),
                "sensor.anna_asleep": row(
                    "mqtt",
                    "sensor.anna_asleep",
                    "withings_31402218_sleep_deep_duration_seconds"
                ),
            ],
            units: [
                "sensor.withings_weight": "lb", "sensor.asleep": "h", "sensor.anna_weight": "kg",
                "sensor.anna_asleep": "s",
            ]
        )
    }

    /// What `move-from-home-assistant --apply` does.
    private func apply(_ registry: FakeRegistry) async throws {
        let removal = Removal(
            session: registry,
            notes: notes,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        _ = try await removal.finishOpen()
        let ready = try await MovingPlan.read(from: registry).pairs.filter { $0.standing == .ready }
        try await removal.prepare(ready)
        try await removal.disableOldIntegration(ready)
        for pair in ready { _ = try await removal.move(pair) }
    }

    @Test("anywhere is finished by the next run, with everything that the owner had chosen", arguments: [false, true])
    func anywhere(isDone: Bool) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = Self.registry()
        try await apply(whole)
        let expected = whole.rows.with { $0 }
        #expect(expected.keys.sorted() == ["sensor.asleep", "sensor.withings_weight"])
        #expect(expected["sensor.withings_weight"]?["platform"] == "mqtt")
        #expect(expected["sensor.withings_weight"]?["labels"] == ["health"])
        #expect(expected["sensor.withings_weight"]?["area_id"] == "bath")
        #expect(
            expected["sensor.withings_weight"]?["options"] == ["display_precision": 1, "unit_of_measurement": "lb"]
        )
        #expect(expected["sensor.asleep"]?["options"] == ["unit_of_measurement": "h"])
        for call in 1...whole.callCount {
            let registry = Self.registry()
            registry.reconnect(endingAt: call, isDone: isDone)
            await #expect(throws: FakeRegistry.Gone.self) { try await apply(registry) }
            // The next run may be cut too, at the same place.
            registry.reconnect(endingAt: call, isDone: isDone)
            try? await apply(registry)
            registry.reconnect()
            try await apply(registry)
            #expect(registry.rows.with { $0 } == expected, "cut at call \(call)")
            #expect(try notes.all().isEmpty, "cut at call \(call)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "notes.json").path))
    }

    @Test("leaves its notes to the owner alone, waits for the bridge's entity, and takes nobody's id")
    func notes() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let registry = Self.registry()
        let removal = Removal(
            session: registry,
            notes: notes,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await removal.prepare(try await MovingPlan.read(from: registry).pairs)
        let path = folder.appending(path: "notes.json").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // Not begun: nothing to finish.
        #expect(try await removal.finishOpen().isEmpty)
        registry.rows.with { rows in
            rows["sensor.withings_weight"] = nil
            rows["sensor.anna_weight"] = nil
            rows["sensor.asleep"] = ["platform": "template", "entity_id": "sensor.asleep", "unique_id": "x"]
        }
        let before = registry.rows.with { $0 }
        #expect(
            try await removal.finishOpen() == [
                "sensor.asleep: another entity has this id now; sensor.anna_asleep keeps its own",
                "sensor.withings_weight: waits for the bridge's entity, which is not in Home Assistant now",
            ]
        )
        #expect(registry.rows.with { $0 } == before)
        #expect(try notes.all().map(\.oldID) == ["sensor.withings_weight"])
        try Data("{".utf8).write(to: URL(filePath: path))
        #expect(throws: HomeAssistantFault.self) { try notes.all() }
    }
}
