import Entities
import Foundation
import Store
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("Discovery payloads")
struct PayloadTests {
    @Test("of people whose names differ only in capitals share nothing: no topic, no id, no device")
    func alike() async throws {
        let bench = Bench()
        await bench.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 60)] }
        await bench.store.put(WithingsUserID(1002), name: "anna") { $0.measures = [reading(.weight, 80)] }
        try await bench.board.refreshAll()
        let entities = await bench.board.entities()
        let topics = BrokerTopics(own: "withings-bridge", discovery: "homeassistant")
        let texts = EntityMessages.all(of: entities, topics: topics)
        #expect(texts["withings-bridge/1001/weight_kg/state"] == "60")
        #expect(texts["withings-bridge/1002/weight_kg/state"] == "80")
        #expect(Set(entities.map(\.uniqueID)).count == entities.count)
        #expect(Set(entities.map(\.entityID)).count == entities.count)
        #expect(entities.contains { $0.entityID == "sensor.anna_weight_2" && $0.person.name == "anna" })
        let origin = DevicePayload.Origin(name: "Withings Bridge", version: "1")
        let payloads = DevicePayload.all(of: entities, topics: topics, origin: origin, style: DiscoveryStyle())
        #expect(payloads.count == 2)
    }

    @Test("have only classes and units that Home Assistant accepts together", arguments: Catalogue.all.map(\.key))
    func accepted(key: String) throws {
        let row = try #require(Catalogue.description(key))
        if let deviceClass = row.deviceClass, row.platform == .sensor {
            let units = try #require(AcceptedUnits.units[deviceClass], "unknown device class")
            #expect(row.unit.map(units.contains) ?? units.isEmpty)
            #expect(row.stateClass.map { AcceptedUnits.stateClasses[deviceClass]?.contains($0) == true } ?? true)
        }
        #expect(row.stateClass.map(["measurement", "total"].contains) ?? true)
        // Numbers without a state class, and words with one, are what Home Assistant refuses or misreads.
        if row.options != nil { #expect(row.deviceClass == "enum" && row.stateClass == nil && row.unit == nil) }
        switch row.platform {
        case .sensor:
            #expect(row.eventTypes == nil)
        case .binarySensor:
            #expect(row.unit == nil && row.stateClass == nil && row.precision == nil && row.options == nil)
            #expect(row.deviceClass.map(AcceptedUnits.binaryClasses.contains) ?? true)
        case .event:
            #expect(row.eventTypes?.isEmpty == false && row.deviceClass == nil && row.unit == nil)
        case .button:
            #expect(row.deviceClass == nil && row.unit == nil && row.eventTypes == nil)
        case .calendar:
            Issue.record("MQTT discovery knows no calendars")
        }
        #expect(row.icon?.hasPrefix("mdi:") ?? true)
        #expect(row.key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    }

    @Test("of a whole person and of a product are as the golden files have them", arguments: ["en", "ko"])
    func golden(language: String) async throws {
        let payloads = try await everything(language: language)
        #expect(payloads.count == 3)
        try Golden.expect(
            try #require(payloads["homeassistant/device/withings_bridge/config"]),
            "bridge.\(language).json"
        )
        try Golden.expect(
            try #require(payloads["homeassistant/device/withings_1001/config"]),
            "person.\(language).json"
        )
        try Golden.expect(
            try #require(payloads["homeassistant/device/withings_device_aa/config"]),
            "product.\(language).json"
        )
    }

    @Test("are read back as they were written")
    func roundTrip() async throws {
        for payload in try await everything(language: "ko").values {
            #expect(DevicePayload(json: payload.json.utf8) == payload)
        }
    }

    @Test("are written as JSONEncoder writes them, whatever is in them")
    func writing() async throws {
        var payloads = Array(try await everything(language: "ko").values)
        var odd = try #require(payloads.first)
        odd.device.model = #"a "quoted" \ / name"#
        odd.device.version = "\u{1}\n\t체중"
        odd.device.configurationURL = "https://bridge.example.org/?a=1&b=<2>"
        odd.components["a"] = DeviceComponent(platform: "sensor")
        payloads.append(odd)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for payload in payloads {
            #expect(try payload.json == String(decoding: encoder.encode(payload), as: UTF8.self))
        }
        var memory = PublishedMemory()
        memory.devices["b/config"] = .init(known: odd, attempted: ["x", "y"])
        memory.devices["a/config"] = .init(known: odd, attempted: [])
        memory.values = ["a", "b\"c"]
        #expect(PublishedMemory(memory.document) == memory)
        memory.availability = "withings-bridge/status"
        #expect(PublishedMemory(memory.document) == memory)
    }

    @Test("have no component that only names its platform, and topics that MQTT and Home Assistant allow")
    func whole() async throws {
        let payloads = try await everything(language: "en")
        #expect(payloads.values.allSatisfy { $0.components.values.allSatisfy(\.isWhole) })
        let product = Product(id: "a/b+c#", name: "Odd")
        let topic = BrokerTopics(own: "withings-bridge", discovery: "homeassistant").discovery(of: product)
        #expect(topic == "homeassistant/device/withings_device_a_b_c_/config")
    }

    @Test("have every state and what belongs to it from one message: no old value is ever seen with a new moment")
    func oneMessage() async throws {
        for component in try await everything(language: "en").values.flatMap(\.components.values) {
            guard ["sensor", "binary_sensor"].contains(component.platform) else { continue }
            #expect(component.stateTopic == component.attributesTopic && component.stateTopic != nil)
            #expect(component.valueTemplate == "{{ value_json.state }}")
        }
    }

    @Test("give totals their value and their beginning from one message")
    func totals() async throws {
        let bench = Bench()
        let day = try #require(LocalDay("2026-03-10"))
        await bench.store.put(anna, name: "Anna") {
            $0.activity = [
                DailyActivity(
                    day: day,
                    timeZone: "Europe/Berlin",
                    modifiedAt: 1_773_143_000,
                    values: [ActivityField("steps"): 4_321]
                )
            ]
        }
        try await bench.board.refreshAll()
        let topics = BrokerTopics(own: "withings-bridge", discovery: "homeassistant")
        let texts = EntityMessages.all(of: await bench.board.entities(), topics: topics)
        #expect(texts["withings-bridge/1001/activity_steps_today/state"] == "4321")
        #expect(
            texts["withings-bridge/1001/activity_steps_today/attributes"]
                == #"{"withings_key":"activity_steps_today","measured_at":"2026-03-10T12:43:20+01:00","attribution":"account","state":"4321","last_reset":"2026-03-10T00:00:00+01:00"}"#
        )
        #expect(
            texts["withings-bridge/1001/activity_distance_today/attributes"]
                == #"{"withings_key":"activity_distance_today","state":"None"}"#
        )
    }

    @Test("announce every row of the catalogue")
    func complete() async throws {
        let payloads = try await everything(language: "en")
        let announced = Set(payloads.values.flatMap(\.components.keys))
        #expect(Catalogue.all.map(\.key).filter { !announced.contains($0) } == [])
    }

    @Test("keep blood pressure in mmHg where Home Assistant shows US units, without the class that converts it")
    func customary() async throws {
        let payloads = try await everything(DiscoveryStyle(usesCustomaryUnits: true))
        let components = try #require(payloads["homeassistant/device/withings_1001/config"]?.components)
        for key in ["systolic_blood_pressure_mmhg", "diastolic_blood_pressure_mmhg"] {
            #expect(components[key]?.unit == "mmHg" && components[key]?.deviceClass == nil)
        }
        #expect(components["body_temperature_c"]?.deviceClass == "temperature")
        #expect(components["weight_kg"]?.deviceClass == "weight")
    }

    @Test("let a blood pressure come without its class where nobody said which units Home Assistant shows")
    func debut() async throws {
        let topic = "homeassistant/device/withings_1001/config"
        let whole = try #require(try await everything(DiscoveryStyle(usesCustomaryUnits: nil))[topic])
        let key = "systolic_blood_pressure_mmhg"
        #expect(whole.components[key]?.deviceClass == "pressure")
        let familiar = Set(whole.components.values.compactMap(\.uniqueID))
        var state = DiscoveryTopic()
        let debut = state.debut(of: whole, familiar: [], presence: .unheard, at: 100)
        #expect(debut.again == DiscoveryTopic.debutTime)
        #expect(debut.payload.components[key]?.deviceClass == nil && debut.payload.components[key]?.unit == "mmHg")
        #expect(debut.payload.components["body_temperature_c"]?.deviceClass == "temperature")
        let step = try #require(state.next(desired: debut.payload, presence: .up))
        state.learn(step, desired: debut.payload)
        state.published(step, presence: .up, at: 100)
        // Time for Home Assistant to take it in; it takes nothing in while it is down.
        #expect(state.debut(of: whole, familiar: familiar, presence: .up, at: 104).payload == debut.payload)
        // What else is announced of the same person meanwhile delays nobody.
        state.published(step, presence: .up, at: 104)
        #expect(state.debut(of: whole, familiar: familiar, presence: .up, at: 106).payload == whole)
        let asleep = state.debut(of: whole, familiar: familiar, presence: .down, at: 900)
        #expect(asleep.payload == debut.payload && asleep.again == nil)
        #expect(state.debut(of: whole, familiar: familiar, presence: .up, at: 110).payload == whole)
        // What Home Assistant knows already, from an earlier run or another topic, has its unit.
        #expect(DiscoveryTopic().debut(of: whole, familiar: familiar, presence: .up, at: 0).payload == whole)
    }

    @Test("tell products of one name apart by label, and leave their ids as they are")
    func labelled() async throws {
        let bench = Bench()
        await bench.store.put(anna, name: "Anna") {
            $0.devices = ["aaaa01", "aaaa02"].map { Device(id: $0, modelName: "Aura Sensor V2", battery: "high") }
        }
        try await bench.board.refreshAll()
        let payloads = DevicePayload.all(
            of: await bench.board.entities(),
            topics: BrokerTopics(own: "withings-bridge", discovery: "homeassistant"),
            origin: DevicePayload.Origin(name: "Withings Bridge", version: "1.0"),
            style: DiscoveryStyle()
        )
        let first = try #require(payloads["homeassistant/device/withings_device_aaaa01/config"])
        #expect(first.device.name == "Aura Sensor V2 (aa01)" && first.device.model == "Aura Sensor V2")
        #expect(first.components["battery"]?.defaultEntityID == "sensor.aura_sensor_v2_battery")
        let second = try #require(payloads["homeassistant/device/withings_device_aaaa02/config"])
        #expect(second.device.name == "Aura Sensor V2 (aa02)")
        #expect(second.components["battery"]?.defaultEntityID == "sensor.aura_sensor_v2_battery_2")
    }

    @Test("name entity ids only where the owner chose a pattern, and for the sensors of 0.99")
    func entityIDs() async throws {
        let plain = try await everything(language: "en").values.flatMap(\.components.values)
        #expect(plain.filter { $0.defaultEntityID != nil }.count == 30)
        // Of Korean names Home Assistant would make ids that nobody can write.
        let korean = try await everything(DiscoveryStyle(language: "ko")).values.flatMap(\.components.values)
        #expect(
            korean.filter { $0.defaultEntityID == nil }.allSatisfy { $0.name?.utf8.allSatisfy { $0 < 128 } ?? true }
        )
        #expect(korean.contains { $0.defaultEntityID == "sensor.anna_weight" && $0.name == "체중" })
        let named = try await everything(DiscoveryStyle(namesEntityIDs: true)).values.flatMap(\.components.values)
        #expect(named.allSatisfy { $0.defaultEntityID?.hasPrefix("\($0.platform).") == true })
    }

    /// A person with every entity there is, a product and the bridge.
    private func everything(language: String) async throws -> [String: DevicePayload] {
        try await everything(DiscoveryStyle(language: language, configurationURL: "http://bridge.local:8123"))
    }

    private func everything(_ style: DiscoveryStyle) async throws -> [String: DevicePayload] {
        let limits = Dictionary(uniqueKeysWithValues: ReadingGroup.allCases.map { ($0.rawValue, 7.0) })
        let bench = Bench(
            preferences: EntityPreferences(hasLegacySensors: true, limits: OverdueLimits(everybody: limits))
        )
        let day = try #require(LocalDay("2026-03-10"))
        await bench.store.put(anna, name: "Anna") { records in
            records.measures = Catalogue.all.compactMap { row in
                guard case .measure(let type, let position) = row.source else { return nil }
                return reading(type, 1, position: position)
            }
            records.measures.append(reading(MeasureType(999), 1))
            records.sleep = [
                SleepSummary(id: 1, day: day, startAt: 1, endAt: 2, createdAt: 2, modifiedAt: 2)
            ]
            records.activity = [DailyActivity(day: day, modifiedAt: 1)]
            let former = MeasurePoint(measuredAt: 1_773_000_000, value: 21, groupID: 1, attribution: .device)
            records.series = [MeasureSeriesKey(.weight): [former]]
            records.goals = Goals(steps: 1, sleep: 1, weight: 1)
            records.workouts = [
                Workout(id: 1, category: .run, day: day, startAt: 1, endAt: 2, modifiedAt: 2)
            ]
            records.intraday = IntradayField.documented.map { IntradaySample(at: 1_773_143_000, values: [$0: 1]) }
            records.sleepSegments = [SleepSegment(startAt: 1_773_143_000, endAt: 1_773_143_060, state: .light)]
            records.bedEvents = ["aa", "bb"].map {
                BedEvent(deviceID: $0, at: 1, isInBed: false, origin: .notification, receivedAt: 1)
            }
            records.devices = [
                Device(id: "aa", type: "Scale", modelName: "Body Cardio", modelID: 6, battery: "high", lastSessionAt: 1)
            ]
        }
        try await bench.board.refreshAll()
        await bench.board.show(BridgeFacts(version: "1.0", links: [anna: .init(state: .connected)]))
        return DevicePayload.all(
            of: await bench.board.entities(),
            topics: BrokerTopics(own: "withings-bridge", discovery: "homeassistant"),
            origin: DevicePayload.Origin(name: "Withings Bridge", version: "1.0"),
            style: style
        )
    }
}
