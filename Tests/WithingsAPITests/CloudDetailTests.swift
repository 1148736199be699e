import TestSupport
import Testing
import WithingsAPI

@testable import SimulatedCloud

/// The client and the simulated cloud were written apart from one another, from the same description of Withings.
@Suite("The client against the simulated cloud", .timeLimit(.minutes(2)))
struct CloudDetailTests {
    /// Years of readings, made once.
    private static let household = Household.demo(now: ManualClock().now)
    private let clock = ManualClock()
    private let cloud: SimulatedCloud
    private let client: WithingsClient
    private let end: EpochSeconds
    private static let callback = "https://home.example.com/push/a1b2"

    init() {
        let clock = clock
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        cloud = SimulatedCloud(household: Self.household, rules: rules, now: { clock.now })
        client = WithingsClient(
            application: .demo(),
            transport: InProcessCloud(cloud),
            budget: RequestBudget(requestsPerMinute: 100_000, clock: clock),
            clock: clock
        )
        end = clock.nowSeconds
    }

    private func token() async throws -> (access: String, person: CloudPerson) {
        let demo = try await client.demoAccess()
        let user = try #require(demo.user)
        return (demo.accessToken, try #require(await cloud.person(user.rawValue)))
    }

    @Test("Four days by the moment come whole: every sample once, nothing set aside, nothing unknown")
    func intraday() async throws {
        let (access, person) = try await token()
        let start = end - 4 * 86_400
        var samples: [EpochSeconds: IntradaySample] = [:]
        var pages = 0
        for try await page in client.intradayPages(from: start, to: end, accessToken: access) {
            pages += 1
            #expect(page.rejected.isEmpty)
            for sample in page.rows {
                #expect(sample.unknownFields == nil)
                samples[sample.at] = sample
            }
        }
        #expect(pages == 4)
        let there = Set(person.samples(in: Int(start)...Int(end)).map { EpochSeconds($0.time) })
        #expect(!there.isEmpty)
        #expect(Set(samples.keys) == there)
        #expect(samples.values.contains { $0.values[.heartRate] != nil })
    }

    @Test("The course of the nights comes whole, of all devices")
    func sleep() async throws {
        let (access, person) = try await token()
        let start = end - 4 * 86_400
        var segments = Set<SleepSegment>()
        for try await page in client.sleepSegmentPages(from: start, to: end, accessToken: access) {
            #expect(page.rejected.isEmpty)
            segments.formUnion(page.rows)
        }
        let there = person.segments(in: Int(start)...Int(end))
        #expect(!there.isEmpty)
        #expect(segments.count == there.count)
        #expect(segments.allSatisfy { $0.unknownFields == nil && $0.startAt < $0.endAt })
        #expect(segments.contains { $0.signals[.heartRate]?.isEmpty == false })
    }

    @Test("Every workout comes, whatever its page, and the one that comes twice has its id")
    func workouts() async throws {
        let (access, person) = try await token()
        await cloud.change { $0.workoutPageSize = 7 }
        var ids = Set<Int64>()
        for try await page in client.workoutPages(.changed(since: 0), accessToken: access) {
            #expect(page.rejected.isEmpty)
            ids.formUnion(page.rows.map(\.id))
        }
        #expect(!ids.isEmpty)
        #expect(ids == Set(person.workouts.compactMap { $0.identity.map(Int64.init) }))
    }

    @Test("Every recording of the heart comes, each with the signal that it names")
    func recordings() async throws {
        let (access, person) = try await token()
        var hearts: [HeartRecording] = []
        for try await page in client.heartRecordingPages(.everything, accessToken: access) {
            #expect(page.rejected.isEmpty)
            hearts += page.rows
        }
        #expect(!hearts.isEmpty)
        #expect(hearts.count == person.heartRecords.count)
        let id = try #require(hearts.compactMap(\.signalID).first)
        let signal = try await client.heartSignal(id, accessToken: access)
        let seconds = Double(signal.samples.count) / Double(try #require(signal.samplingFrequency))
        #expect((10...60).contains(seconds))
        #expect(Set(signal.samples).count > 20)
        let sounds = try await client.stethoscopeRecordings(.everything, accessToken: access)
        #expect(sounds.rejected.isEmpty)
        #expect(sounds.rows.count == person.stethoscopeRecords.count)
        if let sound = sounds.rows.first {
            let signal = try await client.stethoscopeSignal(sound.signalID, accessToken: access)
            #expect(Set(signal.pulseCodeModulation).count > 20)
        }
        let missing = await #expect(throws: WithingsError.self) {
            try await client.heartSignal(404, accessToken: access)
        }
        #expect(missing?.code == .invalidParameters)
    }

    @Test("A subscription lives from the first question whether the address answers to the end of it")
    func subscriptions() async throws {
        let (access, _) = try await token()
        let callback = Callback()
        await cloud.reachCallbacks(by: callback)
        func listed() async throws -> [NotificationSubscription] {
            try await client.subscriptions(accessToken: access).rows
        }
        #expect(try await listed().isEmpty)
        try await client.subscribe(to: .weight, callbackURL: Self.callback, comment: "kitchen", accessToken: access)
        try await client.subscribe(to: .weight, callbackURL: Self.callback, comment: "kitchen", accessToken: access)
        try await client.subscribe(to: .sleep, callbackURL: Self.callback, accessToken: access)
        #expect(await callback.probed.first == Self.callback)
        #expect(Set(try await listed().map(\.category)) == [.weight, .sleep])
        let found = try await client.subscription(to: .weight, callbackURL: Self.callback, accessToken: access)
        #expect(found?.comment == "kitchen")
        let other = try await client.subscription(to: .ecg, callbackURL: Self.callback, accessToken: access)
        #expect(other == nil)
        try await client.updateSubscription(
            to: .sleep,
            callbackURL: Self.callback,
            change: .category(.activity),
            accessToken: access
        )
        for _ in 0..<2 {
            try await client.unsubscribe(from: .weight, callbackURL: Self.callback, accessToken: access)
        }
        #expect(try await listed().map(\.category) == [.activity])
        let unfit = await #expect(throws: WithingsError.self) {
            try await client.subscribe(to: .weight, callbackURL: "https://192.168.1.4/x", accessToken: access)
        }
        #expect(unfit?.status == 293)
    }

    @Test("What the cloud posts is read as what it meant")
    func notifications() async throws {
        let (access, person) = try await token()
        let callback = Callback()
        await cloud.reachCallbacks(by: callback)
        let categories: [NotificationCategory] = [.weight, .activity, .account, .bedIn]
        for category in categories {
            try await client.subscribe(to: category, callbackURL: Self.callback, accessToken: access)
        }
        await cloud.raise(.span(person.userID, 1, from: 100, to: 200))
        await cloud.raise(.activity(person.userID, day: "2023-11-14"))
        await cloud.raise(.account(person.userID, "update"))
        await cloud.raise(.event(person.userID, 50, at: 300, device: "dd"))
        await cloud.deliverDue()
        let user = WithingsUserID(person.userID)
        let read = try await callback.forms.map { try WithingsNotification(body: $0.utf8) }
        #expect(
            Set(read) == [
                WithingsNotification(user: user, category: .weight, startAt: 100, endAt: 200),
                WithingsNotification(user: user, category: .activity, day: LocalDay("2023-11-14")),
                WithingsNotification(user: user, category: .account, action: "update"),
                WithingsNotification(user: user, category: .bedIn, at: 300, deviceID: "dd"),
            ]
        )
    }

    /// A callback that answers well and writes down what it is told.
    private actor Callback: CallbackCaller {
        private(set) var probed: [String] = []
        private(set) var forms: [String] = []

        func head(_ url: String) async -> Int? {
            probed.append(url)
            return 200
        }

        func post(_ url: String, form: String) async -> Int? {
            forms.append(form)
            return 200
        }
    }
}
