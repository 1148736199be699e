import Foundation
import SimulatedCloud
import TestSupport

/// Kills the program over and over, and counts.
struct KillRun {
    private let broker: MosquittoBroker
    private var life: FastLife
    private(set) var kills = 0
    private var starts = 0
    private var fullDisks = 0
    private var wrongClocks = 0
    private var rows = 0
    private var waits: [Double] = []

    init(seed: UInt64, broker: MosquittoBroker) {
        life = FastLife(seed: seed)
        self.broker = broker
    }

    /// Lets the two live on under a cloud that has its troubles, kills the program at a random moment, at times kills it
    /// again while it starts, and starts it.
    mutating func kill(_ world: inout World) async throws {
        let cloud = world.cloud.cloud
        await plan(troublesOf: cloud)
        try await live(cloud, milliseconds: Int.random(in: 20...1_500, using: &life.numbers))
        world.bridge.kill9()
        kills += 1
        while life.numbers.chance(0.4) {
            try launchInTrouble(world.bridge)
            try await live(cloud, milliseconds: Int.random(in: 1...500, using: &life.numbers))
            world.bridge.kill9()
            kills += 1
        }
        await cloud.stopFailing()
        try await world.bridge.start()
        starts += 1
        if starts % 200 == 0 { try await world.client.renew() }
    }

    /// Starts as ever, or on a disk that takes little more, or with a clock that is an hour wrong.
    private mutating func launchInTrouble(_ bridge: BridgeProcess) throws {
        switch Int.random(in: 0..<8, using: &life.numbers) {
        case 0, 1:
            let database = bridge.folder.appendingPathComponent("withings-bridge.db").path
            let size = try FileManager.default.attributesOfItem(atPath: database)[.size] as? Int ?? 0
            try bridge.launch(fileLimit: size / 1_024 + Int.random(in: 0...60, using: &life.numbers))
            fullDisks += 1
        case 2:
            let ahead = life.numbers.chance(0.5) ? 3_600 : -3_600
            let since = String(Date().timeIntervalSince1970)
            try bridge.launch(["rehearse", "--since", since, "--rate", "1", "--ahead=\(ahead)"])
            wrongClocks += 1
        default: try bridge.launch()
        }
    }

    private mutating func plan(troublesOf cloud: SimulatedCloud) async {
        if life.numbers.chance(0.4) { await cloud.expireAccessTokens() }
        if life.numbers.chance(0.25) {
            await cloud.fail("/v2/oauth2", with: .connectionClosed, afterWork: true)
        }
        guard life.numbers.chance(0.3) else { return }
        let faults: [CloudFault] = [
            .httpStatus(503), .html(status: 200), .truncated, .cut, .emptyBody, .slowBody(seconds: 0.2), .doubledRows,
        ]
        let path = ["/measure", "/v2/measure", "/v2/sleep", "/v2/user"].randomElement(using: &life.numbers)
        if let path, let fault = faults.randomElement(using: &life.numbers) { await cloud.fail(path, with: fault) }
    }

    private mutating func live(_ cloud: SimulatedCloud, milliseconds: Int) async throws {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < end {
            await life.step(cloud)
            let pause = Int.random(in: 10...160, using: &life.numbers)
            try await Task.sleep(until: min(end, ContinuousClock.now + .milliseconds(pause)), clock: .continuous)
        }
    }

    /// Waits until everything agrees.
    mutating func agree(_ world: World) async throws {
        let begun = ContinuousClock.now
        let people = [FastLife.anna: "Anna", FastLife.jonas: "Jonas"]
        rows = try await Agreement(world: world, broker: broker, people: people).reached()
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        waits.append(seconds)
    }

    /// What has happened so far, in one line.
    var figures: String {
        let sorted = waits.sorted()
        func at(_ part: Double) -> String {
            sorted.isEmpty
                ? "–" : String(format: "%.1f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))])
        }
        return
            "\(kills) kills (\(fullDisks) on a full disk, \(wrongClocks) with a wrong clock), \(starts) starts, "
            + "\(rows) rows compared after each, agreement after a median of \(at(0.5)) s, 95 of 100 after \(at(0.95)) s, the slowest after \(at(1)) s"
    }
}
