import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("When something was measured")
struct TimingTests {
    @Test("is there for each group that was ever measured, with the days since")
    func groups() async throws {
        let house = Household()
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                reading(.weight, 80, at: 1_773_144_000 - 2 * 86_400 - 5),
                reading(.fatRatio, 20, at: 1_773_144_000 - 9 * 86_400),
            ]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("weight_measured_at")?.stateText == "2026-03-08T11:59:55+00:00")
        #expect(await house.entity("weight_days_since")?.stateText == "2")
        #expect(await house.entity("body_composition_days_since")?.stateText == "9")
        #expect(await house.entity("blood_pressure_measured_at") == nil)
        #expect(await house.entity("weight_overdue") == nil)
    }

    @Test("knows an ECG that only the list of recordings has, and its device")
    func recordings() async throws {
        let house = Household()
        let now: EpochSeconds = 1_773_144_000
        await house.store.put(anna, name: "Anna") {
            $0.measures = [reading(.atrialFibrillationECG, 0, at: now - 5 * 86_400)]
            let former = MeasurePoint(measuredAt: now - 5 * 86_400, value: 0, groupID: 1, attribution: .device)
            $0.series[MeasureSeriesKey(.atrialFibrillationECG)] = [former]
            $0.heartRecordings = [
                // What a blood pressure monitor took without an ECG is none.
                HeartRecording(at: now - 10, systolic: 120, diastolic: 80, heartRate: 60),
                HeartRecording(at: now - 2 * 86_400, deviceID: "aa", modelID: 93, signalID: 7, atrialFibrillation: 1),
                HeartRecording(at: now - 9 * 86_400, signalID: 6),
                // The very ECG that the measure is of.
                HeartRecording(at: now - 5 * 86_400 - 31, signalID: 5, atrialFibrillation: 0),
            ]
        }
        try await house.board.refreshAll()
        let entity = try #require(await house.entity("ecg_measured_at"))
        #expect(entity.stateText == "2026-03-08T12:00:00+00:00")
        #expect(entity.attributes(language: "en").contains { $0.value.json == #""ScanWatch""# })
        #expect(await house.entity("ecg_days_since")?.stateText == "2")
        let past = PersonPast(of: anna, from: house.store)
        let row = try #require(Catalogue.description("ecg_measured_at"))
        #expect(try await past.values(of: row).map(\.at) == [9, 5, 2].map { now - $0 * 86_400 })
        let results = try await past.values(of: try #require(Catalogue.description("afib_ecg")))
        #expect(results.map(\.value) == [.text("negative"), .text("positive")])
    }

    @Test("counts a day more when the day is over, without anything fetched")
    func clock() async throws {
        let house = Household()
        await house.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 80, at: 1_773_144_000 - 86_390)] }
        try await house.board.refreshAll()
        #expect(await house.entity("weight_days_since")?.stateText == "0")
        house.clock.advance(by: 10)
        try await house.board.tick()
        #expect(await house.entity("weight_days_since")?.stateText == "1")
    }

    @Test("is overdue one second after the limit, each person by their own")
    func overdue() async throws {
        let limits = OverdueLimits(everybody: ["weight": 7, "blood_pressure": 1], profiles: ["Boris": ["weight": 0.5]])
        let house = Household(preferences: EntityPreferences(limits: limits))
        let measuredAt: EpochSeconds = 1_773_144_000 - 43_200
        for (user, name) in [(anna, "Anna"), (boris, "Boris")] {
            await house.store.put(user, name: name) { $0.measures = [reading(.weight, 80, at: measuredAt)] }
        }
        try await house.board.refreshAll()
        #expect(await house.entity("weight_overdue")?.stateText == "off")
        #expect(await house.entity("weight_overdue", of: boris)?.stateText == "off")
        // A limit for what was never measured: nobody can say since when it is missing.
        #expect(await house.entity("blood_pressure_overdue")?.stateText == "unknown")
        house.clock.advance(by: 1)
        try await house.board.tick()
        #expect(await house.entity("weight_overdue")?.stateText == "off")
        #expect(await house.entity("weight_overdue", of: boris)?.stateText == "on")
    }

    @Test("knows every type that the catalogue lists, but height, as a member of a group")
    func types() {
        let others = Catalogue.all.compactMap { row -> MeasureType? in
            guard case .measure(let type, _) = row.source, ReadingGroup(type) == .other else { return nil }
            return type
        }
        #expect(others == [.height])
        #expect(ReadingGroup(MeasureType(999)) == .other)
    }
}
