import BridgeConfiguration
import Testing

@Suite("Settings about entities")
struct EntitySettingsTests {
    @Test("limits are for everybody or for one profile, in days")
    func limits() throws {
        let check = try TemporaryFolder.check(
            withings: "  overdue:\n    weight: 7\n    blood_pressure: 1.5\n    Anna:\n      weight: 2\n"
        )
        let overdue = try #require(check.settings?.withings?.overdue)
        #expect(overdue.everybody == ["weight": 7, "blood_pressure": 1.5])
        #expect(overdue.profiles == ["Anna": ["weight": 2]])
        #expect(try TemporaryFolder.check(withings: "  overdue:\n").settings?.withings?.overdue == OverdueSettings())
    }

    @Test(
        "a limit that is none is an error at its place",
        arguments: [
            ("  overdue: 7\n", 5, 12), ("  overdue:\n    weight: soon\n", 6, 13),
            ("  overdue:\n    weight: 0\n", 6, 13),
            ("  overdue:\n    wieght: 7\n", 6, 5), ("  overdue:\n    Ana:\n      weight: 7\n", 6, 5),
            ("  overdue:\n    Anna:\n      weight: [7]\n", 7, 15), ("  overdue:\n    weight: -1\n", 6, 13),
        ]
    )
    func wrongLimits(lines: String, line: Int, column: Int) throws {
        let check = try TemporaryFolder.check(withings: lines)
        #expect(check.settings == nil)
        #expect(check.errors.map(\.line) == [line])
        #expect(check.errors.map(\.column) == [column])
    }

    @Test("a misspelt measure or profile has the near one as a hint")
    func near() throws {
        let check = try TemporaryFolder.check(withings: "  overdue:\n    wieght: 7\n    Ana:\n      weight: 7\n")
        let messages = check.errors.map { "\($0.message) \($0.hint ?? "")" }
        #expect(messages.contains { $0.contains("did you mean weight?") })
        #expect(messages.contains { $0.contains("did you mean Anna?") })
    }

    @Test("the sensors of 0.99 are there on wish")
    func legacy() throws {
        #expect(try TemporaryFolder.check(withings: "").settings?.withings?.legacySensors == false)
        #expect(
            try TemporaryFolder.check(withings: "  legacy_sensors: yes\n").settings?.withings?.legacySensors == true
        )
    }

    @Test(
        "a pattern for entity ids has places and plain letters",
        arguments: [
            ("{profile}_{key}", "{profile}_{key}"), ("sensor.{key}", "{key}"), ("w_{id}_{name}", "w_{id}_{name}"),
            ("{profile}", nil), ("{Key}", nil), ("{key} x", nil), ("light.{key}", nil), ("{key}{other}", nil),
        ] as [(String, String?)]
    )
    func pattern(text: String, pattern: String?) throws {
        let check = try TemporaryFolder.check("mqtt:\n  broker: localhost\n  default_entity_id: \"\(text)\"\n")
        #expect(check.settings?.mqtt?.defaultEntityID == pattern)
        #expect(check.errors.map(\.line) == (pattern == nil ? [3] : []))
    }
}
