import Foundation
import SQLiteStore
import SimulatedCloud
import Store
import TestSupport
import Testing
import WithingsModel

/// Withings tells the program, over real sockets, by the address that only a reverse proxy knows.
@Suite(
    "Notifications from Withings",
    .serialized,
    .timeLimit(.minutes(10))
)
struct PushTests {
    /// Polling is so slow that only a notification can explain news.
    static func run(_ test: (inout World) async throws -> Void) async throws {
        try await WholeRecordTests.run(interval: 3_600) { world in
            try await world.eventually("the program has subscribed to weight, sleep and bed events") {
                let mine = await world.cloud.cloud.subscriptions(of: BusyPerson.userID)
                return Set(mine.map(\.category)).isSuperset(of: [1, 4, 16, 44, 46, 50, 51])
            }
            try await test(&world)
        }
    }

    @Test("a weigh-in is here moments after Withings told of it, though polling is an hour away")
    func weighIn() async throws {
        try await Self.run { world in
            await world.cloud.cloud.addMeasures(
                [CloudMeasure(1, 66_600, unit: -3)],
                to: BusyPerson.userID,
                device: BusyPerson.scale
            )
            try await world.eventually("the weight is the one that was told of") {
                try await world.client.state(key: "weight_kg", person: "Anna")?["state"] as? String == "66.6"
            }
        }
    }

    @Test("somebody who lies down is in bed, and still is after the program was killed")
    func bedIn() async throws {
        try await Self.run { world in
            await world.cloud.cloud.getIntoBed(BusyPerson.userID, mat: BusyPerson.mat.id)
            try await world.eventually("the event is kept") { try await Self.lastBedEvent(world)?.isInBed == true }
            world.bridge.kill9()
            await world.cloud.stop()
            try await world.bridge.start()
            let after = try await Self.lastBedEvent(world)
            #expect(after?.isInBed == true)
            #expect(after?.deviceID == BusyPerson.mat.id)
        }
    }

    private static func lastBedEvent(_ world: World) async throws -> BedEvent? {
        let store = try SQLiteStore(path: world.bridge.folder.path + "/withings-bridge.db")
        let events = try await store.latestBedEvents(of: WithingsUserID(BusyPerson.userID))
        try await store.close()
        return events.first
    }

    @Test("a forged unlink and a stranger's notification change nothing")
    func forged() async throws {
        try await Self.run { world in
            let mine = await world.cloud.cloud.subscriptions(of: BusyPerson.userID)
            let callback = try #require(mine.first?.callback)
            let path = String(callback.dropFirst("https://bridge.example.org".count))
            let forms = [
                "userid=\(BusyPerson.userID)&appli=46&action=delete",
                "userid=\(BusyPerson.userID)&appli=46&action=unlink",
                "userid=999&appli=46&action=delete", "userid=abc&appli=&startdate=zz", "",
            ]
            let anybody = HomeAssistantClient(world.bridge.url)
            for form in forms {
                let answer = try await anybody.call(.post, path, form: form)
                #expect(answer.status == 200, "\(form)")
            }
            await world.cloud.cloud.addMeasures(
                [CloudMeasure(1, 66_700, unit: -3)],
                to: BusyPerson.userID,
                device: BusyPerson.scale
            )
            try await world.eventually("the account works on") {
                try await world.client.state(key: "weight_kg", person: "Anna")?["state"] as? String == "66.7"
            }
            let entries = try await world.client.call(.get, "/api/config/config_entries/entry").list
            #expect(entries.first?["state"] as? String == "loaded")
        }
    }
}
