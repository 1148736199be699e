import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("The last workout")
struct WorkoutTests {
    let house = Household()

    @Test("is the one that ended last, whatever order they come in")
    func latest() {
        let long = workout(1, from: 1_000, to: 9_000)
        let short = workout(2, from: 2_000, to: 3_000)
        #expect(LastWorkout.choose([long, short])?.id == 1)
        #expect(LastWorkout.choose([short, long])?.id == 1)
        #expect(LastWorkout.choose([]) == nil)
    }

    @Test("keeps a real 0, and takes 0 for none only where Withings means that")
    func zeros() {
        let walk = workout(
            1,
            values: ["distance": 0, "calories": 0, "steps": 0, "hr_average": 0, "hr_zone_3": 0, "intensity": 0]
        )
        #expect(LastWorkout.value(WorkoutField("distance"), of: walk) == .number(0))
        #expect(LastWorkout.value(WorkoutField("calories"), of: walk) == .number(0))
        #expect(LastWorkout.value(WorkoutField("hr_zone_3"), of: walk) == .number(0))
        #expect(LastWorkout.value(WorkoutField("hr_average"), of: walk) == nil)
        #expect(LastWorkout.value(WorkoutField("intensity"), of: walk) == nil)
        #expect(LastWorkout.value(WorkoutField("elevation"), of: walk) == nil)
        #expect(LastWorkout.value(WorkoutField("pause_duration"), of: walk) == nil)
    }

    @Test("shows what was entered by hand where nothing was measured")
    func entered() {
        let entered = workout(1, values: ["manual_distance": 5_000, "calories": 0, "manual_calories": 300])
        #expect(LastWorkout.value(WorkoutField("distance"), of: entered) == .number(5_000))
        #expect(LastWorkout.value(WorkoutField("calories"), of: entered) == .number(0))
    }

    @Test("is shown by Home Assistant's keys, its kind as a word with its icon")
    func entities() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.workouts = [
                workout(
                    1,
                    category: 7,
                    from: 1_773_140_000,
                    to: 1_773_141_800,
                    values: ["calories": ExactDecimal(2_505, exponent: -1), "hr_average": 120]
                )
            ]
        }
        try await house.board.refreshAll()
        let kind = try #require(await house.entity("workout_type"))
        #expect(kind.stateText == "swimming" && kind.description.icon == "mdi:swim")
        #expect(await house.entity("workout_duration")?.stateText == "1800")
        #expect(await house.entity("workout_active_calories_burnt")?.stateText == "250.5")
        #expect(await house.entity("workout_heart_rate_average_bpm")?.stateText == "120")
        #expect(await house.entity("workout_distance")?.stateText == "unknown")
        #expect(await house.entity("workout_start")?.stateText == "2026-03-10T10:53:20+00:00")
    }

    @Test("of a kind that nobody knows yet is an option all the same")
    func unknownKind() {
        let odd = workout(1, category: 999)
        let row = Catalogue.workouts[0]
        #expect(LastWorkout.row(row, of: odd).options?.last == "category_999")
        #expect(row.options?.contains("category_999") == false)
        #expect(row.options?.count == WorkoutCategory.publishedNumbers.count)
    }
}

func workout(
    _ id: Int64,
    category: Int = 1,
    from start: EpochSeconds = 1_000,
    to end: EpochSeconds = 2_000,
    created: EpochSeconds? = nil,
    values: [String: ExactDecimal] = [:]
) -> Workout {
    Workout(
        id: id,
        category: WorkoutCategory(category),
        day: LocalDay(daysSinceEpoch: Int(start / 86_400)),
        timeZone: "Europe/Berlin",
        startAt: start,
        endAt: end,
        createdAt: created,
        modifiedAt: end,
        values: Dictionary(uniqueKeysWithValues: values.map { (WorkoutField($0.key), $0.value) })
    )
}
