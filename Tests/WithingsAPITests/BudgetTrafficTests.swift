import TestSupport
import Testing
import WithingsAPI

@Suite("The shared budget under random traffic, on a virtual clock")
struct BudgetTrafficTests {
    private static let seeds: [UInt64] = Array(1...8)

    /// Bursts and quiet times of both kinds, sometimes far more than there is room for.
    private static func weather(_ random: inout SplitMix, perMinute: Int) -> [BudgetTraffic.Request] {
        var requests: [BudgetTraffic.Request] = []
        var time = 0.0
        for _ in 0..<12 {
            let pressure = Double.random(in: 0.1...2, using: &random)
            let freshPart = Double.random(in: 0...1, using: &random)
            for _ in 0..<Int.random(in: 1...perMinute, using: &random) {
                let isBurst = Double.random(in: 0..<1, using: &random) < 0.5
                time += isBurst ? 0 : Double.random(in: 0...120, using: &random) / pressure / Double(perMinute)
                let isFresh = Double.random(in: 0..<1, using: &random) < freshPart
                requests.append(.init(comesAt: time, priority: isFresh ? .fresh : .backfill))
            }
            if Double.random(in: 0..<1, using: &random) < 0.2 { time += 100 }
        }
        return requests
    }

    @Test(
        "Withings never sees more than its limit in any sixty seconds, though answers to the network's whims take up to a second and a half",
        arguments: seeds
    )
    func limit(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        let perMinute = [12, 40, 120][Int(seed % 3)]
        let requests = try await BudgetTraffic(requestsPerMinute: perMinute).run(
            Self.weather(&random, perMinute: perMinute)
        )
        let arrivals = requests.map { $0.admittedAt + Double.random(in: 0...1.5, using: &random) }.sorted()
        #expect(arrivals.count > perMinute)
        for index in arrivals.indices.dropFirst(perMinute) {
            #expect(arrivals[index] - arrivals[index - perMinute] > 60)
        }
    }

    @Test("Whoever waits gets on, backfill too, and fresh data in bounded time", arguments: seeds)
    func nobodyStarves(seed: UInt64) async throws {
        var random = SplitMix(seed: seed &+ 1_000)
        let perMinute = [12, 40, 120][Int(seed % 3)]
        let requests = try await BudgetTraffic(requestsPerMinute: perMinute).run(
            Self.weather(&random, perMinute: perMinute)
        )
        for request in requests {
            // What is ahead takes its turns; backfill may have one in ten of those of fresh data.
            let perWindow = Double(request.priority == .fresh ? perMinute * 4 / 5 : max(1, perMinute / 10))
            let windows = 2 + (Double(request.ahead) / perWindow).rounded(.down)
            #expect(request.wait <= windows * RequestBudget.window, "\(request)")
        }
    }

    @Test("Where fresh data alone takes everything, backfill gets one request in ten and no more")
    func share() async throws {
        let minutes = 10.0
        let fresh = (0..<2_400).map { BudgetTraffic.Request(comesAt: Double($0) / 4, priority: .fresh) }
        let backfill = (0..<300).map { BudgetTraffic.Request(comesAt: Double($0) / 300, priority: .backfill) }
        let requests = try await BudgetTraffic(requestsPerMinute: 120).run(
            (fresh + backfill).sorted { $0.comesAt < $1.comesAt }
        )
        let ofThese = requests.filter { $0.admittedAt > 90 && $0.admittedAt < minutes * 60 }
        let part = Double(ofThese.count { $0.priority == .backfill }) / Double(ofThese.count)
        #expect(part > 0.08 && part <= 0.11, "\(part)")
    }

    @Test(
        "Three people who are linked within half a minute are served at once, though the first one's history is being read"
    )
    func household() async throws {
        func requests(_ count: Int, _ priority: RequestBudget.Priority, at time: Double) -> [BudgetTraffic.Request] {
            (0..<count).map { _ in .init(comesAt: time, priority: priority) }
        }
        // The lists of the first one's past, then its nights and days; the second one's lists.
        var all = requests(37, .backfill, at: 1) + requests(300, .detail, at: 1) + requests(37, .backfill, at: 16)
        for moment in [0.0, 15, 25] {
            all += requests(4, .awaited, at: moment) + requests(13, .fresh, at: moment)
        }
        let served = try await BudgetTraffic(requestsPerMinute: 120).run(all.sorted { $0.comesAt < $1.comesAt })
        #expect(served.filter { $0.priority > .backfill }.allSatisfy { $0.wait < 1e-6 })
        // The lists of the first one come at once, and the detail takes the minutes that it needs.
        #expect(served.filter { $0.priority == .backfill && $0.comesAt == 1 }.allSatisfy { $0.wait < 1e-6 })
        let detail = served.filter { $0.priority == .detail }.map(\.admittedAt)
        #expect(detail.contains { $0 <= 1.001 } && detail.allSatisfy { $0 < 6 * RequestBudget.window })
    }

    @Test("Fresh data within the reserve never waits, however much backfill does", arguments: seeds)
    func reserve(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        var requests = (0..<500).map { BudgetTraffic.Request(comesAt: Double($0), priority: .backfill) }
        for window in 0..<8 {
            let start = Double(window) * 65
            for _ in 0..<10 {
                requests.append(.init(comesAt: start + .random(in: 0...60, using: &random), priority: .fresh))
            }
            // A turn of two people at once.
            let turn = start + .random(in: 0...60, using: &random)
            requests += (0..<10).map { _ in .init(comesAt: turn, priority: .fresh) }
        }
        let crowd = (0..<400).map { _ in BudgetTraffic.Request(comesAt: 0, priority: .backfill) }
        requests = crowd + requests.sorted { $0.comesAt < $1.comesAt }
        let served = try await BudgetTraffic(requestsPerMinute: 240).run(requests)
        #expect(served.filter { $0.priority == .fresh }.allSatisfy { $0.wait < 1e-6 })
        #expect(served.contains { $0.priority == .backfill && $0.wait > 60 })
    }

    @Test("A program that is started again right after a full minute is refused for a while, and loses nothing")
    func startedAgain() async throws {
        let clock = ManualClock()
        // What Withings still counts of the life before, all at once.
        var counted = [Double](repeating: 0, count: 120)
        let budget = RequestBudget(clock: clock)
        var refusals = 0
        var served = 0
        clock.advance(by: 5)
        while served < 200 {
            let isIn = Guarded(false)
            let admission = Task {
                try await budget.admit(.fresh)
                isIn.with { $0 = true }
            }
            while !isIn.with({ $0 }) {
                let waiting = await budget.snapshot.waitingFresh
                if waiting > 0, let seconds = clock.secondsToNextWake { clock.advance(by: seconds) }
                await Task.yield()
            }
            try await admission.value
            counted.removeAll { $0 <= clock.uptime - 60 }
            if counted.count >= 120 {
                refusals += 1
                await budget.holdBack(seconds: 60 - (clock.uptime - (counted.first ?? 0)))
            } else {
                counted.append(clock.uptime)
                served += 1
            }
        }
        #expect(refusals == 1)
    }
}
