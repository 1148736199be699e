import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite("The course of days and nights", .timeLimit(.minutes(3))) struct DetailTests {
    private static let watch = CloudDevice(id: "watch", type: "Activity Tracker", model: "ScanWatch", modelID: 93)

    private func windows(_ bench: Bench, _ action: String, _ path: String) async -> [(from: Int, to: Int)] {
        await bench.cloud.log.filter { $0.path == path && $0.action == action }.compactMap { entry in
            guard let from = entry.parameters["startdate"].flatMap({ Int($0) }),
                let to = entry.parameters["enddate"].flatMap({ Int($0) })
            else { return nil }
            return (from, to)
        }
    }

    private func isComplete(_ bench: Bench) async throws -> Bool {
        for kind in [RecordKind.intraday, .sleepDetail] {
            guard try await bench.store.cursor(of: Bench.anna, for: kind)?.backfill.isComplete == true else {
                return false
            }
        }
        return true
    }

    @Test(
        "every day and night is asked for once, newest first, in windows of a day at most, and none without a summary"
    )
    func backfill() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 14)])
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the detail is complete") { try await isComplete(bench) }
        let days = await windows(bench, "getintradayactivity", "/v2/measure")
        // The look into today and tonight, which comes with the first turn, stands beside them.
        let nights = await windows(bench, "get", "/v2/sleep").filter { $0.to - $0.from == 28_800 }
        #expect(Set(days.map(\.from)).count == 14 && days.count <= 15 && nights.count == 14)
        for window in days + nights { #expect(window.to > window.from && window.to - window.from <= 86_400) }
        #expect(days.map(\.from) == days.map(\.from).sorted(by: >))
        #expect(nights.map(\.from) == nights.map(\.from).sorted(by: >))
        await bench.stop()
    }

    @Test(
        "whoever is linked in the evening has the whole of last night at once, not its last hours or nothing",
        arguments: [8, 13, 17]
    )
    func wholeNight(hoursLater: Double) async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 3)], now: 1_700_000_000 + hoursLater * 3_600)
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the detail is complete") { try await isComplete(bench) }
        let night = try #require(try await bench.store.latestSleep(of: Bench.anna, limit: 1).first)
        let (start, end) = (Int(night.startAt), Int(night.endAt))
        let now = Int(bench.clock.nowSeconds)
        #expect(start < now - 16 * 3_600 && end > now - 86_400 && (hoursLater > 8 || end > now - 16 * 3_600))
        #expect((start < now - 86_400) == (hoursLater > 16))
        let windows = await windows(bench, "get", "/v2/sleep")
        #expect(windows.allSatisfy { $0.from <= start || $0.from >= end })
        // The look is longer than the night; the history's window is the night itself.
        #expect(windows.contains { $0.from <= start && $0.to > end })
        #expect(windows.contains { $0.to == now })
        await bench.stop()
    }

    @Test("killed and started again, no day is asked for twice but the one on its way")
    func resumes() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 40)])
        try await bench.link(Bench.anna, profile: "Anna")
        bench.wire.hang(after: 80)
        bench.start()
        try await bench.until("the request that is never answered") { bench.wire.traffic.asked > 80 }
        await bench.stop()
        bench.wire.hang(after: nil)
        bench.start()
        try await bench.until("the detail is complete") { try await isComplete(bench) }
        let nights = await windows(bench, "get", "/v2/sleep").filter { $0.to - $0.from == 28_800 }
        #expect(Set(nights.map(\.from)).count == 40 && nights.count <= 41)
        await bench.stop()
    }

    @Test("a day whose activity changed weeks later and a night that was revised are asked for again")
    func changed() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 40)])
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the detail is complete") { try await isComplete(bench) }
        try await bench.pass(330)
        await bench.cloud.clearLog()
        let now = Int(bench.clock.nowSeconds)
        await bench.cloud.edit(11) { person in
            var row = CloudPerson.activity(daysAgo: 20, end: 1_700_000_000, steps: 9_999)
            row["modified"] = .integer(now)
            person.put(activities: [row])
        }
        await bench.cloud.reviseNight(11_000_010, ["sleep_score": 12])
        try await bench.pass(330)
        let days = await windows(bench, "getintradayactivity", "/v2/measure")
        let nights = await windows(bench, "get", "/v2/sleep")
        #expect(days.contains { $0.from < now - 19 * 86_400 })
        #expect(nights.contains { $0.from < now - 9 * 86_400 })
        #expect(try await bench.store.documents(in: "sync_details").isEmpty)
        await bench.stop()
    }

    @Test("courses of nights that all lie far back count as asked for, and so does one that was revised long after")
    func oldNights() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 10)], now: 1_700_000_000 + 40 * 86_400)
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the detail is complete") { try await isComplete(bench) }
        func askedAt() async throws -> EpochSeconds {
            try await bench.store.cursor(of: Bench.anna, for: .sleepDetail)?.succeededAt ?? 0
        }
        #expect(try await askedAt() == bench.clock.nowSeconds)
        try await bench.pass(7_200)
        await bench.cloud.reviseNight(11_000_004, ["sleep_score": 12])
        let revisedAt = bench.clock.nowSeconds
        try await bench.pass(330)
        #expect(try await askedAt() >= revisedAt)
        await bench.stop()
    }

    @Test("the course of a night of which an answer has only the beginning is asked for again until it is whole")
    func cutCourse() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 5)])
        try await bench.link(Bench.anna, profile: "Anna")
        let wire = MeddledWire(bench.wire, at: "/v2/sleep") { $0.split(separator: "&").contains("action=get") }
        let service = bench.start(client: Bench.client(wire, bench.clock))
        try await bench.until("the detail is complete") { try await isComplete(bench) }
        try await bench.pass(4_000)
        let mat = CloudDevice(id: "mat", type: "Sleep Monitor", model: "Aura Sensor V2", modelID: 63)
        let start = Int(bench.clock.nowSeconds) - 30_000
        await bench.cloud.edit(11) { person in
            person.sleepSegments += (0..<4).map { place in
                CloudRow([
                    "startdate": .integer(start + place * 3_600), "enddate": .integer(start + (place + 1) * 3_600),
                    "state": .integer(place), "model_id": 63, "hash_deviceid": .string(mat.id),
                ])
            }
        }
        await bench.cloud.addNight(to: 11, start: start, minutes: 240, device: mat)
        wire.once { await $0.fail("/v2/sleep", times: 1, with: .standingCursor) }
        await service.syncNow()
        try await bench.pass(120)
        let during = Int64(start)..<Int64(start + 14_400)
        #expect(try await bench.store.sleepSegments(of: Bench.anna, in: during).count == 4)
        await bench.stop()
    }

    @Test(
        "what a watch hands over is there with the next turn, though no day's sum says so; without contact nobody looks"
    )
    func contacts() async throws {
        let start = 1_700_000_000
        var anna = CloudPerson.sample(11, name: "Anna", days: 5)
        @Sendable func device(_ device: CloudDevice, contact: Int) -> CloudJSON {
            device.row(battery: "high", timeZone: "Europe/Berlin", firstSession: start - 86_400, lastSession: contact)
        }
        anna.devices = [device(Self.watch, contact: start - 60), device(CloudPerson.scale, contact: start - 60)]
        let bench = Bench(people: [anna])
        try await bench.link(Bench.anna, profile: "Anna")
        bench.start()
        try await bench.until("the detail is complete") { try await isComplete(bench) }
        try await bench.pass(330)

        await bench.cloud.clearLog()
        let now = Int(bench.clock.nowSeconds)
        await bench.cloud.edit(11) { person in
            person.samples.append(CloudSample(time: now - 30, by: Self.watch, ["heart_rate": 61]))
            person.devices = [device(Self.watch, contact: now), device(CloudPerson.scale, contact: start - 60)]
        }
        try await bench.pass(330)
        let today = EpochSeconds(now - 3_600)..<EpochSeconds(now + 3_600)
        #expect(try await bench.store.intraday(of: Bench.anna, in: today, fields: nil).count == 1)
        #expect(await windows(bench, "getintradayactivity", "/v2/measure").count == 1)

        // A scale has nothing of the kind, and a watch that was not in touch neither.
        await bench.cloud.clearLog()
        await bench.cloud.edit(11) { person in
            person.devices = [device(Self.watch, contact: now), device(CloudPerson.scale, contact: now + 60)]
        }
        try await bench.pass(930)
        #expect(await windows(bench, "getintradayactivity", "/v2/measure").isEmpty)
        // Where contacts do not move, today is looked into all the same now and then.
        try await bench.pass(1_200)
        #expect(await !windows(bench, "getintradayactivity", "/v2/measure").isEmpty)
        await bench.stop()
    }

    @Test("the signal of an ECG is fetched once; one that Withings does not give hides no other")
    func signals() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 2)])
        for id in [901, 902, 903] {
            await bench.cloud.addECG(
                to: 11,
                signalID: id,
                date: 1_699_900_000 + id,
                device: Self.watch,
                heartRate: 60,
                signal: [1, -2, 3]
            )
        }
        await bench.cloud.edit(11) { $0.signals[902] = nil }
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.pass(1_300)
        #expect(try await bench.store.heartSignal(901, of: Bench.anna)?.samples == [1, -2, 3])
        #expect(try await bench.store.heartSignal(903, of: Bench.anna) != nil)
        #expect(await bench.cloud.count("/v2/heart", "get") == 3)
        #expect(await service.statuses().first?.fault == nil)
        await bench.stop()
    }

    @Test("a plan without a kind is said of that kind, and everything else goes on")
    func notInPlan() async throws {
        let bench = Bench(people: [.sample(11, name: "Anna", days: 10)])
        try await bench.link(Bench.anna, profile: "Anna")
        await bench.cloud.fail("/v2/heart", times: 1_000, with: .bodyStatus(277, error: "Unauthorized"))
        let service = bench.start()
        try await bench.pass(700)
        let status = try #require(await service.statuses().first)
        #expect(status.faults[.heart]?.code == "not_in_plan")
        #expect(status.faults[.heart]?.message.contains("ECG") == true)
        #expect(status.fault == nil && status.activity == .idle && status.lastSuccessAt != nil)
        #expect(status.backfill[.workouts]?.isComplete == true && status.backfill[.intraday]?.isComplete == true)
        #expect(try await bench.counts().measureGroups == 10)
        await bench.stop()
    }
}
