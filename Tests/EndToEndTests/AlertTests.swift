import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// Somebody of whom nothing comes any more is told of wherever the owner may look. The program and the cloud are on one
/// clock that is fast.
@Suite("Alerts", .serialized, .timeLimit(.minutes(5)))
struct AlertTests {
    @Test(
        "no data from a person for long is told by MQTT, by web hook, on the page and in the metrics; and that it is over",
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func silence() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let box = try PostBox()
        let rate = 1_200.0
        let time = FastTime(rate: rate)
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        rules.refusesRepeatedTokenRequests = false
        let people = FastLife.household(now: Int(time.now))
        let cloud = SimulatedCloud(people: people, rules: rules, now: { time.now })
        try await World.with(
            cloud,
            interval: 600,
            withings: ["  alert_after: {hours: 2}", "  alert_url: \(box.url)"],
            more: ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)", "prometheus:"]
        ) { world in
            try await world.link("Anna")
            // Half an hour, for which an ordinary token is good, is a second and a half here.
            let token = try await world.client.call(.post, "/api/withings/tokens", json: ["name": "alerts"])
            world.client.accessToken = try #require(token.object["token"] as? String)
            world.bridge.stop()
            let since = time.hurry()
            try await world.bridge.start(["rehearse", "--since", "\(since)", "--rate", "\(Int(rate))"])
            let shelf = RetainedShelf(port: broker.port)
            let topic = "withings-bridge/\(FastLife.anna)/no_data/state"

            try await world.eventually("the hook is told") { box.bodies.contains { $0.contains(#""raised""#) } }
            let told = try #require(box.bodies.first)
            #expect(told.contains(#""alert":"no_data""#) && told.contains("no data from Anna since"))
            try await world.eventually("the broker says so") { try await shelf.read()[topic] == "ON" }
            let alerts = try await world.client.call(.get, "/api/withings/alerts").list
            #expect(alerts.first?["alert"] as? String == "no_data")
            #expect(
                try await world.client.call(.get, "/metrics").text
                    .contains(#"withings_bridge_alerts{profile="Anna",alert="no_data"} 1"#)
            )
            var browser = PageVisitor(world.bridge.url)
            try await browser.signIn()
            for path in ["/", "/people/\(FastLife.anna)"] {
                let page = try await browser.get(path)
                #expect(page.contains("There has been no data from Anna since"), "\(path)")
                let korean = try await browser.get(path, language: "ko")
                #expect(korean.contains("이후로 Anna의 데이터가 없습니다"), "\(path)")
            }

            await cloud.addMeasures(
                [CloudMeasure(1, 65_000, unit: -3)],
                to: FastLife.anna,
                device: BusyPerson.scale
            )
            try await world.eventually("the hook is told that it is over") {
                box.bodies.contains { $0.contains(#""resolved""#) }
            }
        }
    }
}
