import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("The board")
struct EntityBoardTests {
    let house = Household()

    @Test("shows a reading with when, by what and how it was taken, ten years later too")
    func reading() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(
                    .height,
                    ExactDecimal(1_720, exponent: -3),
                    at: 1_400_000_000,
                    attribution: .accountCreation,
                    timeZone: "Europe/Berlin"
                )
            ]
        }
        try await house.board.refreshAll()
        let height = try #require(await house.board.entity("sensor.anna_height"))
        #expect(height.stateText == "1.72")
        #expect(height.uniqueID == "withings_1001_height_m")
        #expect(height.changedAt == 1_400_000_000)
        let attributes = height.attributes(language: "en").map { "\($0.name)=\($0.value.json)" }
        #expect(
            attributes == [
                #"withings_key="height_m""#, #"measured_at="2014-05-13T18:53:20+02:00""#,
                #"attribution="entered at account creation""#, #"state_class="measurement""#,
                #"unit_of_measurement="m""#, #"device_class="distance""#, #"icon="mdi:human-male-height-variant""#,
                #"friendly_name="Anna Height""#,
            ]
        )
    }

    @Test("shows a reading without a time zone of its own in the zone of the profile, wherever that is now")
    func profileZone() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(.weight, 80, at: 1_773_100_000),
                EntitiesTests.reading(.height, 2, at: 1_773_100_000, timeZone: "America/New_York"),
            ]
        }
        func measuredAt(_ key: String) async throws -> String? {
            try await house.board.refreshAll()
            return await house.entity(key)?.attributes(language: "en").first { $0.name == "measured_at" }?.value.json
        }
        #expect(try await measuredAt("weight_kg") == #""2026-03-09T23:46:40+00:00""#)
        for (zone, text) in [
            ("Europe/Paris", "2026-03-10T00:46:40+01:00"), ("Asia/Seoul", "2026-03-10T08:46:40+09:00"),
        ] {
            await house.store.saveDocument(
                Array(#"{"timezone":"\#(zone)","more":1}"#.utf8),
                ProfileTimeZone.key(.measures, anna),
                in: ProfileTimeZone.collection
            )
            #expect(try await measuredAt("weight_kg") == #""\#(text)""#)
            #expect(try await measuredAt("height_m") == #""2026-03-09T19:46:40-04:00""#)
        }
        // A name that is no zone, and an answer that is no object, leave it in UTC.
        for beside in [#"{"timezone":"Nowhere/At_All"}"#, "[]", ""] {
            await house.store.saveDocument(
                Array(beside.utf8),
                ProfileTimeZone.key(.measures, anna),
                in: ProfileTimeZone.collection
            )
            #expect(try await measuredAt("weight_kg") == #""2026-03-09T23:46:40+00:00""#)
        }
    }

    @Test("tells of whom something changed: nobody else's group has another revision")
    func revisions() async throws {
        let jonas = WithingsUserID(1002)
        await house.store.put(anna, name: "Anna") { $0.measures = [EntitiesTests.reading(.weight, 80)] }
        await house.store.put(jonas, name: "Jonas") { $0.measures = [EntitiesTests.reading(.weight, 90)] }
        try await house.board.refreshAll()
        let first = await house.board.groups()
        #expect(first.map(\.id) == [.person(anna), .person(jonas), .products, .bridge])
        #expect(await first.flatMap(\.entities) == house.board.entities())
        try await house.board.refreshAll()
        #expect(await house.board.groups().map(\.revision) == first.map(\.revision))
        await house.store.put(jonas, name: "Jonas") { $0.measures = [EntitiesTests.reading(.weight, 91)] }
        try await house.board.refreshAll()
        let second = await house.board.groups()
        #expect(zip(first, second).map { $0.revision == $1.revision } == [true, false, true, true])
        // Who comes back is not taken for who left.
        await house.store.removeAccount(of: jonas)
        try await house.board.refreshAll()
        await house.store.put(jonas, name: "Jonas") { $0.measures = [EntitiesTests.reading(.weight, 91)] }
        try await house.board.refreshAll()
        let third = await house.board.groups()
        #expect(third.map(\.id) == first.map(\.id))
        #expect(!(first + second).map(\.revision).contains(third[1].revision))
    }

    @Test("names the device of a reading as the list of devices does, then as the reading does")
    func deviceNames() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.devices = [Device(id: "aa", type: "Scale", modelName: "Body Cardio")]
            $0.measures = [
                EntitiesTests.reading(.weight, 80, deviceID: "aa", modelName: "Old name"),
                EntitiesTests.reading(.heartPulse, 60, deviceID: "gone", modelName: "BPM Connect"),
            ]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("weight_kg")?.device == "Body Cardio")
        #expect(await house.entity("heart_pulse_bpm")?.device == "BPM Connect")
    }

    @Test("takes the later of a value without a place and one of the whole body, and keeps segments apart")
    func positions() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(.muscleMass, 50, at: 200),
                EntitiesTests.reading(.muscleMass, 51, position: .wholeBody, at: 300),
                EntitiesTests.reading(.fatMass, 20, position: .betweenLegs, at: 200),
                EntitiesTests.reading(.fatMass, 21, at: 300),
                EntitiesTests.reading(.muscleMassForSegments, 7, position: .leftArm),
                EntitiesTests.reading(.muscleMassForSegments, 8, position: .rightArm),
            ]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("muscle_mass_kg")?.stateText == "51")
        #expect(await house.entity("fat_mass_kg")?.stateText == "21")
        #expect(await house.entity("muscle_mass_for_segments_left_arm")?.stateText == "7")
        #expect(await house.entity("muscle_mass_for_segments_right_arm")?.stateText == "8")
        #expect(await house.figures.count == 4)
    }

    @Test(
        "takes for the person what was measured at any place of the body, and says where",
        arguments: [
            (MeasureType.weight, 44, "weight_kg"), (.heartPulse, 0, "heart_pulse_bpm"),
            (.heartPulse, 13, "heart_pulse_bpm"),
            (.systolicBloodPressure, 2, "systolic_blood_pressure_mmhg"), (.spo2, 30, "spo2_pct"),
            (.bodyTemperature, 99, "body_temperature_c"), (.fatMass, 44, "fat_mass_kg"),
        ]
    )
    func places(type: MeasureType, position: Int, key: String) async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(type, 50, at: 200),
                EntitiesTests.reading(type, 51, position: BodyPosition(position), at: 300),
            ]
        }
        try await house.board.refreshAll()
        let entity = try #require(await house.entity(key))
        #expect(entity.stateText == "51" && entity.measuredAt == 300)
        let place = entity.readingAttributes.first { $0.name == "position" }
        #expect(place?.value == .text(BodyPosition(position).name))
        #expect(await house.figures.filter { $0.description.isDiagnostic }.isEmpty)
    }

    @Test("keeps apart what is a part of the body, and every place of a type that nobody knows")
    func parts() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(.fatMass, 20, at: 200),
                EntitiesTests.reading(.fatMass, 2, position: .leftArm, at: 300),
                EntitiesTests.reading(.muscleMassForSegments, 9, position: BodyPosition(44)),
                EntitiesTests.reading(MeasureType(999), 1, position: BodyPosition(3)),
            ]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("fat_mass_kg")?.stateText == "20")
        #expect(await house.entity("fat_mass_kg_position_3")?.stateText == "2")
        #expect(await house.entity("measure_type_175_position_44")?.stateText == "9")
        #expect(await house.entity("measure_type_999_position_3")?.description.isDiagnostic == true)
    }

    @Test("shows types that nobody knows, results in words, and no pulse of 0")
    func oddValues() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(MeasureType(999), ExactDecimal(25, exponent: -1)),
                EntitiesTests.reading(.atrialFibrillationECG, 0), EntitiesTests.reading(.atrialFibrillationPPG, 77),
                EntitiesTests.reading(.heartPulse, 0), EntitiesTests.reading(.temperature, 0),
            ]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("measure_type_999")?.stateText == "2.5")
        #expect(await house.entity("afib_ecg")?.stateText == "negative")
        #expect(await house.entity("afib_ppg")?.stateText == "result 77")
        #expect(await house.entity("heart_pulse_bpm")?.stateText == "unknown")
        #expect(await house.entity("temperature_c")?.stateText == "0")
    }

    @Test("has all of sleep with the first stretch and all of activity with the first day")
    func groups() async throws {
        let yesterday = try day("2026-03-09", zone: "Europe/Berlin", steps: 1)
        await house.store.put(anna, name: "Anna") {
            $0.sleep = [stretch(1, "2026-03-10T14:00:00+01:00", "2026-03-10T15:10:00+01:00")]
            $0.activity = [yesterday]
        }
        try await house.board.refreshAll()
        let entities = await house.figures
        let rows = Catalogue.sleep + Catalogue.naps + Catalogue.activity + Catalogue.todaysHeart
        #expect(entities.count == rows.count + 1)
        let isNap = { (entity: Entity) in entity.description.key.hasPrefix("nap_") }
        #expect(entities.allSatisfy { isNap($0) || $0.value == nil && $0.lastReset == nil })
    }

    @Test("marks a night that Withings may still revise")
    func provisional() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.sleep = [
                stretch(
                    1,
                    "2026-03-09T23:00:00+01:00",
                    "2026-03-10T06:30:00+01:00",
                    completed: false,
                    values: ["deepsleepduration": 5_820]
                )
            ]
        }
        try await house.board.refreshAll()
        let deep = try #require(await house.entity("sleep_deep_duration_seconds"))
        #expect(deep.stateText == "5820")
        #expect(deep.attributes(language: "en").contains { $0.name == "provisional" && $0.value == .flag(true) })
        #expect(await house.entity("sleep_end")?.stateText == "2026-03-10T05:30:00+00:00")
    }

    @Test("shows the goals that are set and takes withdrawn ones away")
    func goals() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.goals = Goals(steps: 10_000, weight: ExactDecimal(70_500, exponent: -3))
        }
        try await house.board.refreshAll()
        #expect(await house.entity("step_goal")?.stateText == "10000")
        #expect(await house.entity("weight_goal")?.stateText == "70.5")
        #expect(await house.entity("sleep_goal") == nil)
        await house.store.put(anna, name: "Anna") { $0.goals = Goals(steps: 10_000) }
        try await house.board.refresh(anna)
        #expect(await house.entity("weight_goal") == nil)
    }

    @Test("begins a new day at midnight of the record's time zone, without anything fetched")
    func midnight() async throws {
        let today = try day("2026-03-10", zone: "Europe/Berlin", steps: 0)
        await house.store.put(anna, name: "Anna") { $0.activity = [today] }
        try await house.board.refreshAll()
        let steps = try #require(await house.entity("activity_steps_today"))
        #expect(steps.stateText == "0")
        #expect(steps.lastReset == moment("2026-03-10T00:00:00+01:00"))
        house.clock.advance(by: 11 * 3_600 - 1)
        try await house.board.tick()
        #expect(await house.entity("activity_steps_today")?.stateText == "0")
        house.clock.advance(by: 1)
        try await house.board.tick()
        #expect(await house.entity("activity_steps_today")?.stateText == "unknown")
    }

    @Test("has one entity for a product that two people share, as the one knows it who used it last")
    func sharedProduct() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.devices = [Device(id: "aa", modelName: "Body+", battery: "high", lastSessionAt: 100)]
        }
        await house.store.put(boris, name: "Boris") {
            $0.devices = [
                Device(id: "aa", modelName: "Body+", battery: "low", lastSessionAt: 200),
                Device(id: "bb", modelName: "Body+", battery: "unknown", firstSessionAt: 50),
                Device(id: "cc", type: "Sleep Monitor", modelID: 13, battery: "critical"),
            ]
        }
        try await house.board.refreshAll()
        let entities = await house.board.entities().filter { $0.description.key == "battery" }
        #expect(entities.map(\.uniqueID) == ["withings_bb_battery", "withings_aa_battery", "withings_cc_battery"])
        #expect(
            entities.map(\.entityID) == [
                "sensor.body_battery", "sensor.body_battery_2", "sensor.sleep_monitor_battery",
            ]
        )
        #expect(entities.map(\.stateText) == ["unknown", "low", "critical"])
        #expect(entities[2].description.options == ["low", "medium", "high", "critical"])
        #expect(entities[1].person.name == "Anna")
        // Two of one name are told apart by whose they are; the ids say what they always said.
        #expect(
            entities.map { $0.friendlyName(language: "en") }.prefix(2) == [
                "Body+ (Boris) Battery", "Body+ (Anna) Battery",
            ]
        )
        #expect(entities[2].product?.label == nil && entities[0].device == "Body+")
    }

    @Test("tells several products of one name and owner apart by the end of their ids")
    func labels() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.devices = ["99aaaa", "98aaaa", "bbbb"].map { Device(id: $0, modelName: "Aura", battery: "high") }
        }
        await house.store.put(boris, name: "Boris") {
            $0.devices = [Device(id: "cc", modelName: "Aura", battery: "high")]
        }
        try await house.board.refreshAll()
        let titles = await house.board.entities().filter { $0.description.key == "battery" }.compactMap(
            \.product?.title
        )
        #expect(Set(titles) == ["Aura (9aaaa)", "Aura (8aaaa)", "Aura (bbbb)", "Aura (Boris)"])
    }

    @Test("shows how full a battery is, and whether somebody is in bed, by the icon too")
    func icons() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.devices = ["high", "medium", "low", "unknown"].map { Device(id: $0, modelName: $0, battery: $0) }
            $0.bedEvents = [BedEvent(deviceID: "m", at: 1, isInBed: false, origin: .notification, receivedAt: 1)]
        }
        try await house.board.refreshAll()
        func icon(_ entity: Entity) -> String? {
            entity.attributes(language: "en").first { $0.name == "icon" }.map { $0.value.json }
        }
        let batteries = await house.board.entities().filter { $0.description.key == "battery" }
        #expect(
            Dictionary(uniqueKeysWithValues: batteries.map { ($0.product?.id ?? "", icon($0)) }) == [
                "high": "\"mdi:battery\"", "medium": "\"mdi:battery-50\"", "low": "\"mdi:battery-20\"",
                "unknown": "\"mdi:battery-off\"",
            ]
        )
        #expect(await house.entity("in_bed").flatMap(icon) == "\"mdi:bed-empty\"")
    }

    @Test("says when a product last talked to Withings, and nothing where nobody knows")
    func lastSession() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.devices = [
                Device(id: "aa", modelName: "Body+", lastSessionAt: 1_700_000_000),
                Device(id: "bb", modelName: "BPM Core"),
            ]
        }
        try await house.board.refreshAll()
        let entities = await house.board.entities().filter { $0.description.key == "last_session" }
        #expect(entities.map(\.uniqueID).contains("withings_aa_last_session"))
        let seen = entities.first { $0.uniqueID == "withings_aa_last_session" }
        #expect(seen?.stateText.hasPrefix("2023-11-14T22:13:20") == true, "\(seen?.stateText ?? "-")")
        let unseen = entities.first { $0.uniqueID == "withings_bb_last_session" }
        #expect(unseen.map(\.stateText) ?? "unknown" == "unknown")
    }

    @Test("tells people with the same name apart, and keeps nobody who was unlinked")
    func people() async throws {
        for (user, weight) in [(anna, ExactDecimal(60)), (boris, 80)] {
            await house.store.put(user, name: "Kim") { $0.measures = [EntitiesTests.reading(.weight, weight)] }
        }
        try await house.board.refreshAll()
        #expect(await house.board.entity("sensor.kim_weight")?.stateText == "60")
        #expect(await house.board.entity("sensor.kim_weight_2")?.stateText == "80")
        #expect(await house.board.people().map(\.user) == [anna, boris])
        await house.store.removeAccount(of: anna)
        try await house.board.refreshAll()
        #expect(await house.board.people().map(\.user) == [boris])
        #expect(await Set(house.board.entities().map(\.person.user)) == [boris])
    }

    @Test("tells listeners of a change, and keeps since when a value has been so")
    func changes() async throws {
        await house.store.put(anna, name: "Anna") { $0.measures = [EntitiesTests.reading(.weight, 80, at: 100)] }
        try await house.board.refreshAll()
        let first = try #require(await house.entity("weight_kg"))
        var heard = house.board.changes().makeAsyncIterator()
        house.clock.advance(by: 60)
        try await house.board.refreshAll()
        let second = try #require(await house.entity("weight_kg"))
        #expect(second.updatedAt == first.updatedAt + 60 && second.changedAt == first.changedAt)
        await house.store.put(anna, name: "Anna") { $0.measures = [EntitiesTests.reading(.weight, 81, at: 200)] }
        try await house.board.refresh(anna)
        await heard.next()
        let third = try #require(await house.entity("weight_kg"))
        #expect(third.stateText == "81" && third.changedAt == house.clock.nowSeconds)
    }

    @Test("takes no older reading of the store for news, and nothing unchanged for a change")
    func contents() {
        var contents = BoardContents()
        let accounts = [Account(id: "1", user: anna, profile: "Anna", linkedAt: 0, scopes: [])]
        func records(_ weight: ExactDecimal) -> [WithingsUserID: PersonRecords] {

            var records = PersonRecords()
            records.measures = [EntitiesTests.reading(.weight, weight)]
            return [anna: records]

        }
        let first = contents.show(accounts, records(80), reading: 2, now: 1_000)
        let same = contents.show(accounts, records(80), reading: 3, now: 2_000)
        let late = contents.show([], records(79), reading: 1, now: 3_000)
        #expect([first, same, late] == [true, false, false])
        #expect(contents.entities.filter { $0.description.isAboutPerson }.map(\.stateText) == ["80"])
    }
}
