import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("How a value was given to its person")
struct CreditTests {
    let house = Household()

    @Test("is said of every kind of value, and nothing is made up where Withings says nothing")
    func everyKind() async throws {
        let night = stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00")
        await house.store.put(anna, name: "Anna") {
            $0.measures = [EntitiesTests.reading(.weight, 70, attribution: .manual)]
            $0.sleep = [night]
            $0.activity = [Self.day(isTracker: true), Self.day(isTracker: false, "d2", ActivityField("distance"))]
            $0.goals = Goals(steps: 10_000, sleep: nil, weight: nil)
        }
        try await house.board.refreshAll()
        for (key, word) in [
            ("weight_kg", "manual"), ("sleep_deep_duration_seconds", "account"), ("sleep_start", "account"),
            ("activity_steps_today", "tracker"), ("activity_distance_today", "app"), ("step_goal", "account"),
        ] {
            let entity = try #require(await house.entity(key), "\(key)")
            let said = entity.readingAttributes.filter { $0.name == "attribution" }
            #expect(said.map(\.value.json) == ["\"\(word)\""], "\(key)")
        }
    }

    private static func day(
        isTracker: Bool,
        _ device: String = "d1",
        _ field: ActivityField = ActivityField("steps")
    ) -> DailyActivity {
        DailyActivity(
            day: LocalDay(daysSinceEpoch: 1_773_144_000 / 86_400),
            timeZone: "Europe/Berlin",
            deviceID: device,
            brand: isTracker ? 1 : 18,
            isTracker: isTracker,
            modifiedAt: 1_773_140_000,
            values: [field: 4_000]
        )
    }
}
