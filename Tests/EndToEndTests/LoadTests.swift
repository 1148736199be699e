import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// Notifications by the hundred while the pages are looked at and real ones come in between. `Scripts/load` sends a
/// thousand a second for a minute and prints how quick the answers were.
@Suite(
    "A flood of notifications",
    .serialized,
    .timeLimit(.minutes(30))
)
struct LoadTests {
    static let perSecond = ProcessInfo.processInfo.environment["LOAD_RATE"].flatMap { Int($0) } ?? 200
    static let seconds = ProcessInfo.processInfo.environment["LOAD_SECONDS"].flatMap { Int($0) } ?? 3

    @Test("every one is answered, none that is real is lost, and forged ones change nothing")
    func flood() async throws {
        try await PushTests.run { world in
            let cloud = world.cloud.cloud
            let mine = await cloud.subscriptions(of: BusyPerson.userID)
            let callback = try #require(mine.first { $0.category == 1 }?.callback)
            let storm = WebhookStorm(
                base: world.bridge.url,
                path: String(callback.dropFirst("https://bridge.example.org".count)),
                userID: BusyPerson.userID,
                perSecond: Self.perSecond,
                seconds: Self.seconds
            )
            await cloud.clearLog()
            let client = world.client
            let (answers, looks) = try await Self.within(seconds: Self.seconds + 120) { pending in
                async let life: Int = Self.live(cloud, looking: client)
                let answers = try await storm.run()
                pending.with { $0 = "looking at the states" }
                return (answers, try await life)
            }
            Self.tell(answers, looks)
            #expect(answers.count == Self.perSecond * Self.seconds)
            #expect(answers.allSatisfy { $0.status != nil }, "each was answered")
            #expect(answers.filter { !$0.isForged }.allSatisfy { $0.status == 200 })
            #expect(answers.filter(\.isForged).allSatisfy { ($0.status ?? 500) < 500 })
            // What was really told of is kept, and the account is still linked.
            try await WholeRecordTests.agree(world, detail: false, within: 90)
            let entries = try await client.call(.get, "/api/config/config_entries/entry").list
            #expect(entries.first?["state"] as? String == "loaded")
            let asked = await cloud.log.count
            #expect(asked < 300, "the flood does not become a flood at Withings: \(asked) requests")
        }
    }

    /// An end for what could wait for ever, with a word on what it waited for.
    private static func within<Value: Sendable>(
        seconds: Int,
        _ body: @escaping @Sendable (_ pending: Guarded<String>) async throws -> Value
    ) async throws -> Value {
        let pending = Guarded("the storm of notifications")
        return try await withThrowingTaskGroup(of: Value.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body(pending) }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                print("load: given up after \(seconds) s while waiting for \(pending.with { $0 })")
                throw CancellationError()
            }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }

    /// New weigh-ins, of which Withings tells, and somebody who looks at the states.
    private static func live(_ cloud: SimulatedCloud, looking client: HomeAssistantClient) async throws -> Int {
        var looks = 0
        for number in 0..<seconds * 4 {
            await cloud.addMeasures(
                [CloudMeasure(1, 65_000 + number, unit: -3)],
                to: BusyPerson.userID,
                device: BusyPerson.scale
            )
            let states = try await client.call(.get, "/api/states")
            #expect(states.status == 200)
            looks += 1
            try await Task.sleep(for: .milliseconds(250))
        }
        return looks
    }

    private static func tell(_ answers: [WebhookStorm.Answer], _ looks: Int) {
        let sorted = answers.map(\.seconds).sorted()
        func at(_ part: Double) -> String {
            guard !sorted.isEmpty else { return "–" }
            return String(format: "%.1f ms", sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))] * 1_000)
        }
        let lost = answers.count { $0.status == nil }
        print(
            "load: \(answers.count) notifications at \(perSecond) a second beside \(looks) looks at the states; "
                + "\(lost) without an answer; median \(at(0.5)), 99 of 100 within \(at(0.99)), slowest \(at(1))"
        )
    }
}
