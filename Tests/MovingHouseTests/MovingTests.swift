import Foundation
import HomeAssistantLink
import JSONDocument
import Logging
import TestSupport
import Testing

@testable import MovingHouse

@Suite("Moving house")
struct MovingTests {
    private static func row(_ platform: String, _ id: String, _ unique: String, disabled: Bool = false) -> JSONValue {
        [
            "platform": .string(platform), "entity_id": .string(id), "unique_id": .string(unique),
            "disabled_by": disabled ? "integration" : nil, "config_entry_id": "entry", "name": "My weight",
        ]
    }

    private static let registry: [JSONValue] = [
        row("withings", "sensor.withings_weight", "withings_31402218_weight_kg"),
        row("withings", "sensor.withings_weight_kg_anna", "withings_anna_31402219_weight_kg"),
        row("withings", "sensor.body_battery", "892359876fd8805ac45bab078c4828692f0276b1_battery"),
        row("withings", "sensor.old_sleep", "withings_31402218_sleep_state"),
        row("withings", "sensor.steps", "withings_31402218_activity_steps_today"),
        row("withings", "sensor.strange", "something else"),
        row("mqtt", "sensor.anna_weight", "withings_31402218_weight_kg"),
        row("mqtt", "sensor.ben_weight", "withings_31402219_weight_kg"),
        row("mqtt", "sensor.body_plus_battery", "withings_892359876fd8805ac45bab078c4828692f0276b1_battery"),
        row("mqtt", "sensor.steps", "withings_31402218_activity_steps_today"),
        row("hue", "light.lamp", "withings_31402218_weight_kg"),
    ]

    private let notes = MovingNotes(
        path: FileManager.default.temporaryDirectory.appending(path: "moving-\(UUID().uuidString).json").path
    )

    @Test("finds the pairs of every generation by user and key, however the entities are called")
    func pairs() {
        let plan = MovingPlan(registry: Self.registry)
        let found = plan.pairs.map { ($0.old.entityID, $0.new?.entityID, $0.standing) }
        #expect(
            found.map(\.0) == [
                "sensor.body_battery", "sensor.old_sleep", "sensor.steps", "sensor.withings_weight",
                "sensor.withings_weight_kg_anna",
            ]
        )
        #expect(
            found.map(\.1) == [
                "sensor.body_plus_battery", nil, "sensor.steps", "sensor.anna_weight", "sensor.ben_weight",
            ]
        )
        #expect(found.map(\.2) == [.ready, .missing, .moved, .ready, .ready])
        #expect(MovingPlan(registry: Self.registry, only: ["sensor.withings_weight"]).pairs.count == 1)
    }

    @Test("shows old beside new before anything is done")
    func table() {
        var plan = MovingPlan(registry: Self.registry, only: ["sensor.withings_weight", "sensor.old_sleep"])
        plan.pairs[1].oldState = "81.2"
        plan.pairs[1].oldUnit = "kg"
        plan.pairs[1].newState = "81.25"
        plan.pairs[1].newUnit = "kg"
        #expect(
            plan.table == [
                "old entity              shows    the bridge's entity  shows",
                "sensor.old_sleep        –        –                    –         the bridge does not show this",
                "sensor.withings_weight  81.2 kg  sensor.anna_weight   81.25 kg  can move",
            ]
        )
    }

    @Test("removes the old entity and gives its id, name and place to the new one; the old integration sleeps first")
    func moves() async throws {
        let session = RecordingSession()
        let plan = MovingPlan(registry: Self.registry, only: ["sensor.withings_weight"])
        let removal = Removal(
            session: session,
            notes: notes,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await removal.prepare(plan.pairs)
        try await removal.disableOldIntegration(plan.pairs)
        _ = try await removal.move(plan.pairs[0])
        let calls = session.calls.with { $0 }
        #expect(
            calls.map(\.0) == [
                "config/entity_registry/get", "config_entries/disable", "config/entity_registry/remove",
                "config/entity_registry/update",
            ]
        )
        #expect(calls[2].1 == ["entity_id": "sensor.withings_weight"])
        #expect(
            calls[3].1 == [
                "entity_id": "sensor.anna_weight", "new_entity_id": "sensor.withings_weight", "name": "My weight",
            ]
        )
    }

    @Test("takes along what the owner made of the old entity: labels, voice names, digits, and the unit it is shown in")
    func settings() async throws {
        let session = RecordingSession()
        session.answers.with {
            $0["config/entity_registry/get"] = [
                "labels": ["health"], "aliases": [nil, "scale"], "categories": ["helpers": "x"], "hidden_by": "user",
                "options": ["sensor": ["display_precision": 1, "suggested_display_precision": 2]],
            ]
        }
        var plan = MovingPlan(registry: Self.registry, only: ["sensor.withings_weight"])
        plan.pairs[0].oldUnit = "lb"
        plan.pairs[0].newUnit = "kg"
        let removal = Removal(
            session: session,
            notes: notes,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await removal.prepare(plan.pairs)
        _ = try await removal.move(plan.pairs[0])
        let calls = session.calls.with { $0.filter { $0.0 == "config/entity_registry/update" }.map(\.1) }
        #expect(calls.count == 2)
        #expect(calls.first?["labels"] == ["health"])
        #expect(calls.first?["aliases"] == [nil, "scale"])
        #expect(calls.first?["categories"] == ["helpers": "x"])
        #expect(calls.first?["hidden_by"] == "user")
        #expect(
            calls.last == [
                "entity_id": "sensor.withings_weight", "options_domain": "sensor",
                "options": ["display_precision": 1, "unit_of_measurement": "lb"],
            ]
        )
        // Units that have nothing to do with each other are left as they are.
        plan.pairs[0].oldUnit = "calories"
        plan.pairs[0].newUnit = "kcal"
        session.answers.with { $0 = [:] }
        session.calls.with { $0 = [] }
        try await removal.prepare(plan.pairs)
        _ = try await removal.move(plan.pairs[0])
        #expect(session.calls.with { $0.count { $0.0 == "config/entity_registry/update" } } == 1)
    }

    @Test("calls kilocalories by their name in the statistics that go on, and leaves every other unit alone")
    func calories() async throws {
        let session = RecordingSession()
        let registry = [
            Self.row("withings", "sensor.burnt", "withings_31402218_activity_active_calories_burnt_today"),
            Self.row("mqtt", "sensor.anna_burnt", "withings_31402218_activity_active_calories_burnt_today"),
        ]
        let plan = MovingPlan(registry: registry)
        let removal = Removal(
            session: session,
            notes: notes,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        for unit in ["calories", "kcal"] {
            session.calls.with { $0 = [] }
            session.answers.with {
                $0["recorder/get_statistics_metadata"] = [
                    ["statistic_id": "sensor.burnt", "statistics_unit_of_measurement": .string(unit)]
                ]
            }
            try await removal.prepare(plan.pairs)
            _ = try await removal.move(plan.pairs[0])
            let updates = session.calls.with { $0.filter { $0.0 == "recorder/update_statistics_metadata" }.map(\.1) }
            #expect(
                updates
                    == (unit == "kcal"
                        ? []
                        : [
                            ["statistic_id": "sensor.burnt", "unit_of_measurement": "kcal", "unit_class": "energy"]
                        ])
            )
        }
    }

    @Test(
        "calls the units of 2019 by their names of today in the statistics that go on",
        arguments: [
            ("sleep_light_duration_seconds", "seconds", "s", "duration"),
            ("systolic_blood_pressure_mmhg", "mmhg", "mmHg", "pressure"),
            ("sleep_respiratory_average_bpm", "br/m", "br/min", nil),
        ]
    )
    func formerUnits(key: String, former: String, today: String, kind: String?) async throws {
        let session = RecordingSession()
        let registry = [
            Self.row("withings", "sensor.withings_\(key)_anna", "withings_anna_31402218_\(key)"),
            Self.row("mqtt", "sensor.anna_x", "withings_31402218_\(key)"),
        ]
        let plan = MovingPlan(registry: registry)
        let removal = Removal(
            session: session,
            notes: notes,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let old = "sensor.withings_\(key)_anna"
        session.answers.with {
            $0["recorder/get_statistics_metadata"] = [
                ["statistic_id": .string(old), "statistics_unit_of_measurement": .string(former)]
            ]
        }
        try await removal.prepare(plan.pairs)
        _ = try await removal.move(plan.pairs[0])
        let updates = session.calls.with { $0.filter { $0.0 == "recorder/update_statistics_metadata" }.map(\.1) }
        #expect(
            updates == [
                [
                    "statistic_id": .string(old), "unit_of_measurement": .string(today),
                    "unit_class": kind.map(JSONValue.string) ?? .null,
                ]
            ]
        )
    }

    @Test("enables what takes the place of an entity that is in use, and says what ends with the old integration")
    func wakes() async throws {
        let registry = [
            Self.row("withings", "sensor.light_sleep", "withings_31402218_sleep_light_duration_seconds"),
            Self.row("mqtt", "sensor.anna_light", "withings_31402218_sleep_light_duration_seconds", disabled: true),
            Self.row("withings", "sensor.fat", "withings_31402218_fat_mass_kg", disabled: true),
            Self.row("mqtt", "sensor.anna_fat", "withings_31402218_fat_mass_kg", disabled: true),
            Self.row("withings", "calendar.workouts", "withings_31402218_workout"),
            Self.row("withings", "sensor.unused", "withings_31402218_goal", disabled: true),
            Self.row("withings", "sensor.strange", "something else"),
        ]
        let plan = MovingPlan(registry: registry)
        #expect(plan.pairs.map(\.standing) == [.missing, .disabled, .ready, .missing])
        #expect(plan.pairs[2].isWoken && plan.table[3].hasSuffix("can move, and is enabled then"))
        #expect(plan.ending == ["calendar.workouts", "sensor.strange"])
        #expect(plan.warning.count == 3 && plan.warning[1] == "  calendar.workouts")
        let one = MovingPlan(registry: registry, only: ["sensor.light_sleep"])
        #expect(one.ending == ["calendar.workouts", "sensor.strange"])
        let session = RecordingSession()
        let removal = Removal(
            session: session,
            notes: notes,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await removal.prepare(plan.pairs)
        _ = try await removal.move(plan.pairs[2])
        let update = session.calls.with { $0.first { $0.0 == "config/entity_registry/update" }?.1 }
        #expect(update?["disabled_by"] == JSONValue.null && update?["new_entity_id"] == "sensor.light_sleep")
    }

    @Test("leaves what has moved under its id when the old integration makes its entities anew, unless it is named")
    func again() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "moved-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let moved = MovedIDs(path: path)
        let removal = Removal(
            session: RecordingSession(),
            notes: notes,
            moved: moved,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let plan = MovingPlan(registry: Self.registry, only: ["sensor.withings_weight"])
        try await removal.prepare(plan.pairs)
        _ = try await removal.move(plan.pairs[0])
        #expect(moved.all == ["withings_31402218_weight_kg": "sensor.withings_weight"])
        let later = [
            Self.row("withings", "sensor.kitchen_weight", "withings_31402218_weight_kg"),
            Self.row("mqtt", "sensor.withings_weight", "withings_31402218_weight_kg"),
        ]
        #expect(MovingPlan(registry: later, moved: moved.all).pairs.map(\.standing) == [.moved])
        let named = MovingPlan(registry: later, only: ["sensor.kitchen_weight"], moved: moved.all)
        #expect(named.pairs.map(\.standing) == [.ready])
        // Somebody gave it another id since.
        #expect(
            MovingPlan(registry: later, moved: ["withings_31402218_weight_kg": "sensor.x"]).pairs[0].standing == .ready
        )
    }

    @Test("copies the hours that the new series has not, and leads running sums into it")
    func copies() async throws {
        let session = RecordingSession()
        session.answers.with {
            $0["recorder/list_statistic_ids"] = [
                [
                    "statistic_id": "sensor.old", "has_sum": true, "statistics_unit_of_measurement": "steps",
                    "unit_class": nil,
                ],
                [
                    "statistic_id": "sensor.new", "has_sum": true, "statistics_unit_of_measurement": "steps",
                    "unit_class": nil,
                ],
            ]
            $0["recorder/statistics_during_period"] = [
                "sensor.old": [
                    ["start": 3_600_000, "state": 10, "sum": 10, "mean": nil],
                    ["start": 7_200_000, "state": 5, "sum": 15],
                    ["start": 10_800_000, "state": 5, "sum": 20],
                ],
                "sensor.new": [["start": 10_800_000, "state": 7, "sum": 7]],
            ]
        }
        #expect(try await StatisticsCopy(session: session).copy(from: "sensor.old", to: "sensor.new") == 2)
        let sent = session.calls.with { $0.last?.1 }
        #expect(
            sent?["stats"] == [
                ["start": "1970-01-01T01:00:00+00:00", "state": 10, "sum": .number("-5")],
                ["start": "1970-01-01T02:00:00+00:00", "state": 5, "sum": 0],
            ]
        )
        #expect(try await StatisticsCopy(session: session).copy(from: "sensor.none", to: "sensor.new") == nil)
    }
}
