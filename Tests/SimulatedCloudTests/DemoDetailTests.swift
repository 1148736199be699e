import Foundation
import SimulatedCloud
import TestSupport
import Testing

@Suite("The days and nights of the demo in detail")
struct DemoDetailTests {
    static let noon = 1_789_466_400.0
    static let household = Household.demo(seed: 1, now: noon)
    static let signals = "hr,rr,snoring,mvt_score,rmssd,sdnn_1,hrv_quality"

    func run(_ test: (SimulatedCloud, RawClient, String) async throws -> Void) async throws {
        let cloud = SimulatedCloud(household: Self.household, now: { Self.noon })
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            try await test(cloud, client, client.accessToken(person: "Jonas Weber"))
        }
    }

    func jonas() throws -> CloudPerson {
        try Self.household.people.first { $0.name == "Jonas Weber" }.orFail("no Jonas")
    }

    @Test("the steps of the minutes add up to the row of the day, for whole days and for today")
    func steps() async throws {
        let person = try jonas()
        // Days that touch a journey overlap those of the other time zone.
        let abroad = Set(person.activities.filter { $0["timezone"] != "Europe/Berlin" }.map(\.day))
        let tracked = Array(person.activities.filter { $0["is_tracker"] == true }.suffix(60))
        let whole = (1..<tracked.count - 1).filter { place in
            !tracked[(place - 1)...(place + 1)].contains { abroad.contains($0.day) }
        }
        let days = whole.suffix(7).map { tracked[$0] } + tracked.suffix(1)
        #expect(days.count == 8)
        try await run { _, client, token in
            for day in days {
                let zone = try TimeZone(identifier: (day["timezone"]?.stringValue).orFail("no zone")).orFail("no zone")
                var calendar = Calendar(identifier: .gregorian)
                calendar.timeZone = zone
                let parts = day.day.split(separator: "-").compactMap { Int($0) }
                let midnight = try calendar.date(
                    from: DateComponents(year: parts[0], month: parts[1], day: parts[2])
                ).orFail("no midnight")
                let start = Int(midnight.timeIntervalSince1970)
                let answer = try await client.post(
                    "/v2/measure",
                    ["action": "getintradayactivity", "startdate": String(start), "enddate": String(start + 86_399)],
                    token: token
                )
                let series = try (answer.body()["series"] as? [String: [String: Any]]) ?? [:]
                let sum = series.values.compactMap { $0["steps"] as? Int }.reduce(0, +)
                #expect(sum == day["steps"]?.integerValue, "\(day.day)")
                let pulses = series.values.compactMap { $0["heart_rate"] as? Int }
                #expect(pulses.count > 20)
                #expect(pulses.allSatisfy { (30...220).contains($0) })
            }
        }
    }

    @Test("the stages of a night add up to its summary, and its pulse stays within what the summary says")
    func nights() async throws {
        let person = try jonas()
        try await run { _, client, token in
            for night in person.nights.prefix(12) {
                let rows = try await segments(night, client, token)
                func seconds(_ state: Int) -> Int {
                    rows.filter { $0["state"] as? Int == state }.reduce(0) { sum, row in
                        sum + (row["enddate"] as? Int ?? 0) - (row["startdate"] as? Int ?? 0)
                    }
                }
                let data = try (night["data"]).orFail("no data")
                #expect(seconds(1) == data["lightsleepduration"]?.integerValue)
                #expect(seconds(2) == data["deepsleepduration"]?.integerValue)
                #expect(seconds(3) == data["remsleepduration"]?.integerValue)
                let pulses = rows.flatMap { ($0["hr"] as? [String: Int] ?? [:]).values }
                #expect(pulses.min() == data["hr_min"]?.integerValue)
                #expect(pulses.max() == data["hr_max"]?.integerValue)
                if let snoring = data["snoring"]?.integerValue {
                    let heard = rows.flatMap { ($0["snoring"] as? [String: Int] ?? [:]).values }.reduce(0, +)
                    #expect(heard == snoring)
                }
            }
        }
    }

    @Test("a night that is deleted takes its segments along")
    func deleted() async throws {
        let night = try jonas().nights.first.orFail("no night")
        try await run { cloud, client, token in
            let before = try await segments(night, client, token)
            #expect(!before.isEmpty)
            await cloud.deleteNight(try night.identity.orFail("no id"))
            let after = try await segments(night, client, token)
            #expect(after.isEmpty)
        }
    }

    private func segments(_ night: CloudRow, _ client: RawClient, _ token: String) async throws -> [[String: Any]] {
        let end = try (night["enddate"]?.integerValue).orFail("no end")
        let fields = [
            "action": "get", "startdate": String(night.time), "enddate": String(end), "data_fields": Self.signals,
        ]
        let answer = try await client.post("/v2/sleep", fields, token: token)
        return try answer.rows("series").filter {
            $0["hash_deviceid"] as? String == night["hash_deviceid"]?.stringValue
        }
    }

    @Test("an ECG has half a minute of signal whose peaks come at the pulse, and a stethoscope its sound")
    func recordings() async throws {
        let person = try jonas()
        let watch = try person.heartRecords.last {
            $0["model"] == 93 && ($0["heart_rate"]?.integerValue ?? 0) > 0 && ($0.identity ?? 0) % 97 != 0
        }.orFail("no ECG")
        let heard = try person.stethoscopeRecords.last.orFail("no recording")
        try await run { _, client, token in
            let id = String(try watch.identity.orFail("no signal"))
            let answer = try await client.post("/v2/heart", ["action": "get", "signalid": id], token: token)
            let signal = try (answer.body()["signal"] as? [Int]).orFail(answer.text)
            #expect(signal.count == 9_000)
            let peaks = signal.indices.filter { place in
                signal[place] > 700 && signal[max(0, place - 60)...min(8_999, place + 60)].max() == signal[place]
            }
            let pulse = try (watch["heart_rate"]?.integerValue).orFail("no pulse")
            #expect(abs(peaks.count * 2 - pulse) < 8)
            let sound = try await client.post(
                "/v2/stetho",
                ["action": "get", "signalid": String(heard.identity ?? 0)],
                token: token
            )
            let bytes = try (sound.body()["signal"] as? [Int]).orFail("no sound")
            #expect(bytes.count == 80_000)
            #expect(bytes.allSatisfy { (0...255).contains($0) })
            #expect(Set(bytes).count > 50)
        }
    }

    @Test("the drifts of real answers are there: a pulse as an object, rows without a time of change, unknown sports")
    func drifts() {
        let people = Self.household.people
        let hearts = people.flatMap(\.heartRecords)
        #expect(hearts.contains { $0["heart_rate"]?["value"] != nil })
        #expect(hearts.contains { $0["heart_rate"] == 0 })
        #expect(hearts.contains { $0["modified"] == nil })
        #expect(hearts.contains { $0["bloodpressure"] != nil && $0["stetho"] != nil })
        let workouts = people.flatMap(\.workouts)
        let kinds = Set(workouts.compactMap { $0["category"]?.integerValue })
        #expect(kinds.isSuperset(of: [2, 6, 7, 9_001]))
        #expect(Set(workouts.compactMap { $0["attrib"]?.integerValue }) == [0, 7])
        #expect(workouts.contains { $0["deviceid"] == .null })
        #expect(Set(workouts.compactMap(\.identity)).count == workouts.count)
    }

    @Test("as the night begins and ends, the mat tells it to those who subscribed")
    func beds() async throws {
        let clock = CloudClock(Self.noon)
        let cloud = SimulatedCloud(household: Self.household, now: { clock.now })
        let callback = RecordingCallback()
        await cloud.reachCallbacks(by: callback)
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken(person: "Anna Weber")
            for category in ["44", "50", "51"] {
                let hook = ["action": "subscribe", "callbackurl": "https://bridge.example/hook", "appli": category]
                _ = try await client.post("/notify", hook, token: token)
            }
            clock.advance(by: 86_400)
            await cloud.live()
            await cloud.deliverDue()
            let forms = await callback.forms
            let bedIn = try forms.first { $0.contains("appli=50") }.orFail("nobody went to bed")
            let begin = try Int(RawClient.query("https://x/?" + bedIn)["date"] ?? "").orFail("no date")
            let night = await cloud.person(31_402_218)?.nights.first { $0.time == begin }
            #expect(night != nil)
        }
    }
}
