import NIOHTTP1
import SimulatedCloud
import TestSupport
import Testing

@Suite("The page on which things are let happen")
struct SteeringPageTests {
    static let noon = 1_789_466_400.0
    static let anna = 31_402_218

    func run(steerable: Bool, _ test: (SimulatedCloud, CloudClock, RawClient) async throws -> Void) async throws {
        let clock = CloudClock(Self.noon)
        let cloud = SimulatedCloud(household: .demo(seed: 1, now: Self.noon), now: { clock.now })
        try await RunningCloud.with(cloud, isSteerable: steerable) { running in
            try await test(cloud, clock, RawClient(running: running))
        }
    }

    @Test("a deed for each button, and each of them is answered by a way back to the page")
    func deeds() async throws {
        try await run(steerable: true) { cloud, clock, client in
            let page = try await client.get("/")
            let deeds = page.text.matches(of: /name="deed" value="([^"]+)"/).map { String($0.1) }
            #expect(Set(deeds).count == 22)
            for deed in Set(deeds) {
                clock.advance(by: 60)
                let answer = try await client.post("/simulation", ["userid": String(Self.anna), "deed": deed])
                #expect(answer.code == 303)
                #expect(answer.headers["location"] == ["/simulation?done=\(deed)"])
            }
            let korean = try await client.get("/simulation?done=weigh-in", language: "ko")
            #expect(korean.text.contains("체중 재기"))
            #expect(korean.text.contains("Anna Weber"))
        }
    }

    @Test("a weigh-in is in the list at once, can be corrected, and can be deleted")
    func weighIn() async throws {
        try await run(steerable: true) { cloud, clock, client in
            func groups() async -> [CloudRow] { await cloud.person(Int64(Self.anna))?.measureGroups ?? [] }
            func perform(_ deed: String) async throws {
                clock.advance(by: 60)
                _ = try await client.post("/simulation", ["userid": String(Self.anna), "deed": deed])
            }
            let before = await groups().count
            try await perform("weigh-in")
            let added = await groups()
            #expect(added.count == before + 1)
            try await perform("correct")
            let corrected = await groups()
            #expect(corrected.first?.identity == added.first?.identity)
            #expect(corrected.first?["measures"] != added.first?["measures"])
            try await perform("delete")
            let deleted = await groups()
            #expect(!deleted.contains { $0.identity == added.first?.identity })
        }
    }

    @Test("a night is provisional until it is revised, and a deleted one is gone")
    func nights() async throws {
        try await run(steerable: true) { cloud, clock, client in
            func night() async -> CloudRow? { await cloud.person(Int64(Self.anna))?.nights.first }
            func perform(_ deed: String) async throws {
                _ = try await client.post("/simulation", ["userid": String(Self.anna), "deed": deed])
            }
            try await perform("night")
            let fresh = await night()
            #expect(fresh?["completed"] == false)
            try await perform("revise")
            let revised = await night()
            #expect(revised?.identity == fresh?.identity)
            #expect(revised?["completed"] == true)
            try await perform("delete-night")
            #expect(await night()?.identity != fresh?.identity)
        }
    }

    @Test("a cloud that is no demo has no such page")
    func absent() async throws {
        try await run(steerable: false) { _, _, client in
            let answer = try await client.post("/simulation", ["userid": "1", "deed": "weigh-in"])
            #expect(answer.code == 404)
            let page = try await client.get("/")
            #expect(!page.text.contains("name=\"deed\""))
        }
    }
}
