import SimulatedCloud
import TestSupport
import Testing

@Suite("The people of the demo")
struct DemoTests {
    /// Noon on 15 September 2026 in Berlin.
    static let noon = 1_789_466_400.0
    static let household = Household.demo(seed: 1, now: noon)

    func person(_ name: String) throws -> CloudPerson {
        try Self.household.people.first { $0.name == name }.orFail("no \(name)")
    }

    @Test("the same seed and moment give the same rows, another seed others")
    func deterministic() throws {
        let again = Household.demo(seed: 1, now: Self.noon)
        for (one, other) in zip(Self.household.people, again.people) {
            #expect(one.measureGroups == other.measureGroups)
            #expect(one.nights == other.nights)
            #expect(one.activities == other.activities)
            #expect(one.devices == other.devices)
        }
        let different = Household.demo(seed: 2, now: Self.noon)
        #expect(different.people.first?.measureGroups != Self.household.people.first?.measureGroups)
    }

    @Test("two people have more than five years of readings, four to six weigh-ins a week and hundreds of nights")
    func volume() throws {
        for name in ["Anna Weber", "Jonas Weber"] {
            let person = try person(name)
            let years = Double(person.measureGroups[0].time - (person.measureGroups.last?.time ?? 0)) / 31_557_600
            #expect(years > 5.5)
            let weighIns = person.measureGroups.filter { row in
                row["deviceid"]?.stringValue != nil && row["attrib"] == 0
                    && row["measures"]?.arrayValue?.first?["type"] == 1
            }
            let weekly = Double(weighIns.count) / (years * 52.2)
            #expect((3.9...6).contains(weekly))
            #expect(person.nights.count > 1_000)
            #expect(person.activities.count > 2_000)
            let identities = person.measureGroups.compactMap(\.identity)
            #expect(Set(identities).count == person.measureGroups.count)
        }
    }

    @Test("the quirks of the real cloud are all there")
    func quirks() throws {
        let anna = try person("Anna Weber")
        let jonas = try person("Jonas Weber")
        let groups = anna.measureGroups + jonas.measureGroups
        let attribs = Set(groups.compactMap { $0["attrib"]?.integerValue })
        #expect(attribs.isSuperset(of: [0, 1, 2, 4, 5, 8, 10, 15, 17, 10_009]))
        let measures = groups.flatMap { $0["measures"]?.arrayValue ?? [] }
        let types = Set(measures.compactMap { $0["type"]?.integerValue })
        #expect(
            types.isSuperset(of: [
                1, 4, 5, 6, 8, 9, 10, 11, 54, 71, 76, 77, 88, 91, 123, 130, 155, 167, 170, 173, 226, 999,
            ])
        )
        #expect(groups.count { $0["measures"]?.arrayValue?.first?["type"] == 4 } == 2)
        let weightUnits = Set(measures.filter { $0["type"] == 1 }.compactMap { $0["unit"]?.integerValue })
        #expect(weightUnits == [-4, -3, -2])
        #expect(measures.contains { $0["position"] == 7 })
        #expect(groups.contains { ($0["created"]?.integerValue ?? 0) - $0.time > 10 * 86_400 })
        #expect(groups.contains { $0["category"] == 2 })
        #expect(anna.goals != nil)
        #expect(jonas.goals == nil)
        let zones = Set((anna.nights + anna.activities).compactMap { $0["timezone"]?.stringValue })
        #expect(zones.count > 1)
        let days = Dictionary(grouping: anna.activities, by: \.day)
        #expect(days.values.contains { Set($0.compactMap { $0["brand"]?.integerValue }) == [1, 18] })
        let sentinels = jonas.nights.compactMap { $0["data"]?["apnea_hypopnea_index"]?.integerValue }
        #expect(sentinels.contains(-1))
        #expect(Dictionary(grouping: anna.nights, by: \.day).values.contains { $0.count > 1 })
    }

    @Test("the last night may still change, those before may not, and today's steps are partial")
    func provisional() throws {
        let anna = try person("Anna Weber")
        let open = anna.nights.filter { $0["completed"] == false }
        #expect(!open.isEmpty)
        #expect(open.allSatisfy { $0.time > Int(Self.noon) - 48 * 3_600 })
        #expect(anna.activities.last?.day == "2026-09-15")
        #expect(anna.measureGroups.allSatisfy { $0.modified <= Int(Self.noon) })
    }

    @Test("as time goes by steps grow, readings come in and the night is revised, and nothing comes twice")
    func lives() async throws {
        let cloud = SimulatedCloud(household: Self.household, now: { Self.noon })
        let before = try await cloud.person(31_402_218).orFail("no Anna")
        await cloud.hurry()
        await cloud.live(until: Self.noon + 3 * 3_600)
        let after = try await cloud.person(31_402_218).orFail("no Anna")
        func steps(_ person: CloudPerson) -> Int {
            person.activities.filter { $0.day == "2026-09-15" }.compactMap { $0["steps"]?.integerValue }.max() ?? 0
        }
        #expect(steps(after) > steps(before))
        #expect(after.measureGroups.count >= before.measureGroups.count + 30)
        await cloud.live(until: Self.noon + 2 * 86_400)
        let later = try await cloud.person(31_402_218).orFail("no Anna")
        let night = try before.nights.first.orFail("no night")
        #expect(later.nights.first { $0.identity == night.identity }?["completed"] == true)
        #expect(Set(later.measureGroups.map(\.identity)).count == later.measureGroups.count)
        // Apart from the extra readings it is what one who looks only now would find.
        let fresh = try Household.demo(seed: 1, now: Self.noon + 2 * 86_400).people.first.orFail("no Anna")
        func recent(_ person: CloudPerson) -> [Int] {
            person.measureGroups.filter { row in
                row.time > Int(Self.noon) - 300 * 86_400 && row["category"] == 1 && (row.identity ?? 0) < 8_000_000_000
            }.map(\.time)
        }
        #expect(recent(later) == recent(fresh))
    }

    @Test("the demo's server serves the household to a visitor")
    func served() async throws {
        try await RunningCloud.with(SimulatedCloud(household: Self.household, now: { Self.noon })) { running in
            let client = RawClient(running: running)
            let page = try await running.browser.page(client.authorizeURL())
            for name in ["Anna Weber", "Jonas Weber", "Mila Weber"] { #expect(page.contains(name)) }
            let token = try await client.accessToken(person: "Jonas Weber")
            let list = try await client.everything("/measure", ["action": "getmeas"], rows: "measuregrps", token: token)
            let jonas = try person("Jonas Weber")
            #expect(list.rows.count == jonas.measureGroups.count)
        }
    }
}
