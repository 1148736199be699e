import SimulatedCloud
import TestSupport
import Testing

/// Those without a public address: something at home knows that there is news.
@Suite(
    "The local trigger",
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
)
struct TriggerTests {
    @Test("a command, a call of the API and an MQTT message each fetch at once, though polling is an hour away")
    func threeWays() async throws {
        // Whatever follows linking is over, so that nothing but a trigger can bring something.
        try await WholeRecordTests.runBesideBroker { world, broker in
            try await world.eventually("the broker has the bridge") {
                try await RetainedShelf(port: broker.port).read()["withings-bridge/status"] == "online"
            }
            let cloud = world.cloud.cloud
            for (place, way) in Way.allCases.enumerated() {
                let grams = 66_100 + place * 100
                await cloud.addMeasures(
                    [CloudMeasure(1, grams, unit: -3)],
                    to: BusyPerson.userID,
                    device: BusyPerson.scale
                )
                let asked = await Self.weightRequests(cloud)
                try await Task.sleep(for: .seconds(2))
                #expect(await Self.weightRequests(cloud) == asked, "before the \(way) nobody asks")
                try await Self.ask(by: way, world, broker)
                try await world.eventually("the weight is here after the \(way)") {
                    let state = try await world.client.state(key: "weight_kg", person: "Anna")
                    return state?["state"] as? String == "66.\(place + 1)"
                }
            }
        }
    }

    private enum Way: CaseIterable { case command, call, message }

    private static func ask(by way: Way, _ world: World, _ broker: MosquittoBroker) async throws {
        switch way {
        case .command:
            let answer = try world.bridge.command(["sync"])
            #expect(answer.status == 0, "\(answer.output)")
        case .call:
            let answer = try await world.client.call(
                .post,
                "/api/services/withings/sync",
                json: ["profile": "Anna"]
            )
            #expect(answer.status == 200, "\(answer.text)")
        case .message: try await BrokerKnock(port: broker.port).publish("withings-bridge/sync", "Anna")
        }
    }

    private static func weightRequests(_ cloud: SimulatedCloud) async -> Int {
        await cloud.log.count { $0.action == "getmeas" }
    }
}
