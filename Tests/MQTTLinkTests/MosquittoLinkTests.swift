import Foundation
import Logging
import TestSupport
import Testing

@testable import MQTTLink

@Suite(
    "A link to a real Mosquitto",
    .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed"),
    .timeLimit(.minutes(2))
)
struct MosquittoLinkTests {
    static func link(_ address: BrokerAddress) -> MosquittoLink {
        MosquittoLink(
            address: address,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            patience: ReconnectPatience(first: 0.05, longest: 0.2)
        )
    }

    static func address(_ broker: MosquittoBroker, id: String = "bridge") -> BrokerAddress {
        BrokerAddress(host: broker.host, port: broker.port, clientID: id)
    }

    static func fault(of task: Task<Void, any Error>) async -> BrokerFault? {
        if case .failure(let error) = await task.result { error as? BrokerFault } else { nil }
    }

    @Test("a retained message is there for whoever comes later")
    func retained() async throws {
        let broker = try await MosquittoBroker.started()
        let first = Self.link(Self.address(broker, id: "first"))
        let firstWatch = BrokerWatch(await first.start(will: nil))
        try await firstWatch.connected()
        try await first.publish(MQTTMessage("a/b", text: "72.5 kg", isRetained: true))
        let second = Self.link(Self.address(broker, id: "second"))
        let watch = BrokerWatch(await second.start(will: nil))
        try await watch.connected()
        try await second.subscribe("a/#", qualityOfService: 1)
        let message = try await watch.message("a/b")
        #expect(message == MQTTMessage("a/b", text: "72.5 kg", isRetained: true))
        await first.stop()
        await second.stop()
        await firstWatch.end()
        await watch.end()
    }

    @Test("a subscriber gets messages at either quality of service, and none after it left")
    func subscription() async throws {
        let broker = try await MosquittoBroker.started()
        let link = Self.link(Self.address(broker))
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        try await link.subscribe("x", qualityOfService: 0)
        try await link.publish(MQTTMessage("x", payload: [0, 255], isRetained: false, qualityOfService: 0))
        #expect(try await watch.message("x").payload == [0, 255])
        try await link.unsubscribe("x")
        try await link.subscribe("y", qualityOfService: 1)
        try await link.publish(MQTTMessage("x", text: "late", isRetained: false))
        try await link.publish(MQTTMessage("y", payload: [], isRetained: false))
        #expect(try await watch.message("y").payload == [])
        #expect(watch.events.count == 3)
        await link.stop()
    }

    @Test("many messages at once come in their order, none missing, and the broker has them when it is done")
    func many() async throws {
        let broker = try await MosquittoBroker.started()
        let link = Self.link(Self.address(broker))
        let events = await link.start(will: nil)
        let watch = BrokerWatch(events)
        try await watch.connected()
        try await link.subscribe("many/#", qualityOfService: 1)
        let messages = (0..<1_000).map { MQTTMessage("many/\($0 % 7)", text: "\($0)", isRetained: true) }
        try await link.publish(messages)
        try await link.subscribe("end", qualityOfService: 1)
        try await link.publish([MQTTMessage("end", text: "", isRetained: false)])
        _ = try await watch.message("end")
        let heard = watch.events.compactMap { event -> String? in
            guard case .message(let message) = event, message.topic != "end" else { return nil }
            return String(decoding: message.payload, as: UTF8.self)
        }
        #expect(heard == (0..<1_000).map(String.init))
        try await link.publish([])
        await link.stop()
        await #expect(throws: BrokerFault.self) { try await link.publish(messages) }
    }

    @Test(
        "many messages to a broker that dies fail, and so do those of a task that is cancelled; nobody waits for ever"
    )
    func manyInVain() async throws {
        let broker = try await MosquittoBroker.started()
        let link = Self.link(Self.address(broker))
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        // Frozen, it takes what the system holds for it and confirms nothing.
        broker.freeze()
        let task = Task {
            try await link.publish((0..<600).map { MQTTMessage("a/\($0)", text: "1", isRetained: true) })
        }
        let cancelled = Task { try await link.publish([MQTTMessage("b", text: "1", isRetained: true)]) }
        cancelled.cancel()
        #expect(await Self.fault(of: cancelled) != nil)
        broker.kill()
        #expect(await Self.fault(of: task)?.code == .notConnected)
        await link.stop()
    }

    @Test("the will appears when the program vanishes, and not when it leaves in good order")
    func will() async throws {
        let broker = try await MosquittoBroker.started()
        let observer = Self.link(Self.address(broker, id: "observer"))
        let watch = BrokerWatch(await observer.start(will: nil))
        try await watch.connected()
        try await observer.subscribe("will/#", qualityOfService: 1)
        for id in ["orderly", "vanishing"] {
            let link = Self.link(Self.address(broker, id: id))
            let events = BrokerWatch(
                await link.start(will: MQTTMessage("will/\(id)", text: "offline", isRetained: true))
            )
            try await events.connected()
            if id == "orderly" {
                await link.stop()
                await events.end()
            } else {
                // Another client with the same id makes the broker cut the first one off, as a crash would.
                let twin = Self.link(Self.address(broker, id: id))
                let twinEvents = BrokerWatch(await twin.start(will: nil))
                try await twinEvents.connected()
                #expect(try await watch.message("will/vanishing").payload == Array("offline".utf8))
                await link.stop()
                await twin.stop()
            }
        }
        let topics = watch.events.compactMap { if case .message(let message) = $0 { message.topic } else { nil } }
        #expect(Set(topics) == ["will/vanishing"])
        await observer.stop()
    }

    @Test("a link stopped at any moment of signing in leaves no will behind", arguments: [0, 1, 2, 5, 10])
    func stoppedEarly(milliseconds: Int) async throws {
        let broker = try await MosquittoBroker.started()
        let observer = Self.link(Self.address(broker, id: "observer"))
        let watch = BrokerWatch(await observer.start(will: nil))
        try await watch.connected()
        try await observer.subscribe("#", qualityOfService: 1)
        let link = Self.link(Self.address(broker))
        let events = BrokerWatch(await link.start(will: MQTTMessage("will", text: "offline", isRetained: true)))
        try await Task.sleep(for: .milliseconds(milliseconds))
        await link.stop()
        await events.end()
        try await observer.publish(MQTTMessage("last", text: "", isRetained: false))
        _ = try await watch.message("last")
        #expect(
            !watch.events.contains { if case .message(let message) = $0 { message.topic == "will" } else { false } }
        )
        await observer.stop()
    }

    @Test("a broker that goes and comes back is found again, and nothing was kept for it meanwhile")
    func restart() async throws {
        let broker = try await MosquittoBroker.started()
        let link = Self.link(Self.address(broker))
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        broker.kill()
        let lost = try await watch.fault()
        #expect(lost.code == .unreachable)
        #expect(lost.message.contains("127.0.0.1:\(broker.port)"))
        for _ in 0..<10 {
            let fault = await #expect(throws: BrokerFault.self) {
                try await link.publish(MQTTMessage("kept", text: "no", isRetained: true))
            }
            #expect(fault?.code == .notConnected)
        }
        let gone = try await watch.fault()
        #expect(gone.message == "Nobody listens at 127.0.0.1:\(broker.port).")
        try await broker.start()
        try await watch.connected()
        try await link.subscribe("#", qualityOfService: 1)
        try await link.publish(MQTTMessage("sent", text: "yes", isRetained: true))
        _ = try await watch.message("sent")
        let topics = watch.events.compactMap { if case .message(let message) = $0 { message.topic } else { nil } }
        #expect(topics == ["sent"])
        await link.stop()
    }

    @Test("a broker frozen before it confirms gives the waiting publisher an answer when it dies")
    func unconfirmed() async throws {
        let broker = try await MosquittoBroker.started()
        let link = Self.link(Self.address(broker))
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        broker.freeze()
        let publishing = Task { try await link.publish(MQTTMessage("x", text: "1", isRetained: false)) }
        let cancelled = Task { try await link.publish(MQTTMessage("x", text: "2", isRetained: false)) }
        cancelled.cancel()
        #expect(await Self.fault(of: cancelled)?.code == .other)
        broker.kill()
        #expect(await Self.fault(of: publishing)?.code == .notConnected)
        await link.stop()
    }

    @Test("a wrong password, or none, is told as refused without showing it", arguments: ["wrong-secret", nil])
    func refused(password: String?) async throws {
        let broker = try await MosquittoBroker.started(options: .init(users: ["bridge": "right-secret"]))
        var address = Self.address(broker)
        address.username = password == nil ? nil : "bridge"
        address.password = password
        let link = Self.link(address)
        let watch = BrokerWatch(await link.start(will: nil))
        let fault = try await watch.fault()
        #expect(fault.code == .refused)
        #expect(fault.message == "The broker at 127.0.0.1:\(broker.port) refuses the user name or the password.")
        #expect(!"\(fault)".contains("secret"))
        await link.stop()
        address.username = "bridge"
        address.password = "right-secret"
        let right = Self.link(address)
        try await BrokerWatch(await right.start(will: nil)).connected()
        await right.stop()
    }

    @Test("a thousand messages go out together, each confirmed")
    func manyTogether() async throws {
        let broker = try await MosquittoBroker.started(options: .init(lines: ["max_inflight_messages 0"]))
        let link = Self.link(Self.address(broker))
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<1_000 {
                group.addTask {
                    try await link.publish(MQTTMessage("n/\(number)", text: "\(number)", isRetained: true))
                }
            }
            try await group.waitForAll()
        }
        let duration = ContinuousClock.now - start
        try await link.subscribe("n/#", qualityOfService: 0)
        var seen: Set<String> = []
        while seen.count < 1_000 {
            seen.insert(try await watch.next { if case .message(let message) = $0 { message.topic } else { nil } })
        }
        // Measured 0.05 s; one at a time with Nagle's delay it would be 40 s. The limit leaves room for a busy machine.
        #expect(duration < .seconds(20))
        await link.stop()
    }

    @Test("a topic with a wildcard is refused by name")
    func topics() async throws {
        let broker = try await MosquittoBroker.started()
        let link = Self.link(Self.address(broker))
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        let fault = await #expect(throws: BrokerFault.self) {
            try await link.publish(MQTTMessage("a/#", text: "", isRetained: false))
        }
        #expect(fault?.message == "The topic a/# cannot be used.")
        await link.stop()
        let stopped = await #expect(throws: BrokerFault.self) { try await link.subscribe("a", qualityOfService: 0) }
        #expect(stopped?.code == .notConnected)
    }
}
