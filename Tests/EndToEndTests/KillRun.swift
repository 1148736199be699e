import Foundation
import SimulatedCloud
import TestSupport

/// Kills the program over and over, and counts.
struct KillRun {
    private let broker: MosquittoBroker
    private let trouble: KillTrouble
    private var life: FastLife
    private var phases: [KillPhase: Int] = [:]
    private var starts = 0
    private var fullDisks = 0
    private var wrongClocks = 0
    private var rows = 0
    private var rowsCompared = 0
    private var waits: [Double] = []

    var kills: Int { phases.values.reduce(0, +) }

    init(seed: UInt64, broker: MosquittoBroker, trouble: KillTrouble) {
        life = FastLife(seed: seed)
        self.broker = broker
        self.trouble = trouble
    }

    /// Lets the two live on under a cloud that has its troubles, kills the program at a random moment, at times kills it
    /// again while it starts, and starts it.
    mutating func kill(_ world: inout World, disk: SmallDisk?) async throws {
        let cloud = world.cloud.cloud
        await plan(troublesOf: cloud)
        // The disk fills up under a running program.
        if let disk, life.numbers.chance(0.3) {
            try disk.fill(leaving: Int.random(in: 0...200, using: &life.numbers) * 1_024)
            fullDisks += 1
        }
        try await live(cloud, milliseconds: Int.random(in: 20...1_500, using: &life.numbers))
        if life.numbers.chance(0.3) { try await waitForTokens(world.bridge, cloud) }
        await kill(world.bridge, cloud)
        disk?.free()
        while life.numbers.chance(trouble == .mixed ? 0.4 : 0.6) {
            try launchInTrouble(world.bridge, disk)
            let longest = trouble == .mixed ? 500 : 2_000
            try await live(cloud, milliseconds: Int.random(in: 1...longest, using: &life.numbers))
            await kill(world.bridge, cloud)
            disk?.free()
        }
        await cloud.stopFailing()
        try await world.bridge.start()
        starts += 1
        await cloud.clearLog()
        if starts % 200 == 0 { try await world.client.renew() }
    }

    /// Waits until tokens are being turned round, the moment at which most can be lost.
    private mutating func waitForTokens(_ bridge: BridgeProcess, _ cloud: SimulatedCloud) async throws {
        await cloud.expireAccessTokens()
        await cloud.clearLog()
        bridge.knock()
        let end = ContinuousClock.now + .seconds(3)
        while await !cloud.log.contains(where: { $0.path.contains("oauth2") }), ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(1))
        }
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...25, using: &life.numbers)))
    }

    private mutating func kill(_ bridge: BridgeProcess, _ cloud: SimulatedCloud) async {
        phases[await KillPhase.now(bridge, cloud), default: 0] += 1
        bridge.kill9()
    }

    /// Starts as ever, or on a disk that takes little more, or with a clock that is wrong.
    private mutating func launchInTrouble(_ bridge: BridgeProcess, _ disk: SmallDisk?) throws {
        let number = Int.random(in: 0..<8, using: &life.numbers)
        switch (trouble, number) {
        case (.disk, _), (.mixed, 0), (.mixed, 1):
            let room = Int.random(in: 0...60, using: &life.numbers)
            if let disk {
                try disk.fill(leaving: room * 1_024)
                try bridge.launch(isSilent: true)
            } else {
                let database = bridge.folder.appendingPathComponent("withings-bridge.db").path
                let size = try FileManager.default.attributesOfItem(atPath: database)[.size] as? Int ?? 0
                try bridge.launch(fileLimit: size / 1_024 + room)
            }
            fullDisks += 1
        case (.clock, _), (.mixed, 2):
            let now = Int(Date().timeIntervalSince1970)
            // An hour; some years; and the beginning of time, where a machine without a battery for its clock begins.
            let offsets = [3_600, -3_600, -5 * 31_536_000, 10 * 31_536_000, 60 - now]
            let ahead = offsets.randomElement(using: &life.numbers) ?? 3_600
            try bridge.launch(
                ["rehearse", "--since", "\(now)", "--rate", "1", "--ahead=\(ahead)"],
                isSilent: true
            )
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
        rowsCompared += rows
        waits.append((ContinuousClock.now - begun) / .seconds(1))
    }

    /// What has happened so far, in one line.
    var figures: String {
        let sorted = waits.sorted()
        func at(_ part: Double) -> String {
            sorted.isEmpty
                ? "–" : String(format: "%.1f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))])
        }
        let when = KillPhase.allCases.map { "\($0.rawValue) \(phases[$0] ?? 0)" }.joined(separator: ", ")
        return
            "\(kills) kills (\(when)), \(fullDisks) starts on a full disk, \(wrongClocks) with a wrong clock, \(starts) good starts; "
            + "after each the record (\(rows) rows now, \(rowsCompared) compared in all), both token chains, and every state at the "
            + "broker agreed with the cloud, after a median of \(at(0.5)) s, 95 of 100 after \(at(0.95)) s, the slowest after \(at(1)) s"
    }
}
