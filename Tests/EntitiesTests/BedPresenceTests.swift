import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("In bed")
struct BedPresenceTests {
    let now = moment("2026-03-10T12:00:00Z")

    @Test("is what the mat noticed last, since then")
    func last() {
        let presence = BedPresence([event(true, "2026-03-10T11:00:00Z")], sleep: [], now: now)
        #expect(presence.person == BedPresence.Mat(deviceID: "m1", isInBed: true, since: now - 3_600))
        let out = BedPresence([event(false, "2026-03-10T11:30:00Z")], sleep: [], now: now)
        #expect(out.person?.isInBed == false)
        #expect(BedPresence([], sleep: [], now: now).person == nil)
    }

    @Test("ends with a finished night that ended later, where the notification got lost")
    func corrected() {
        let night = mat(stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", completed: true))
        let presence = BedPresence([event(true, "2026-03-09T22:00:00Z")], sleep: [night], now: now)
        #expect(presence.person?.isInBed == false)
        #expect(presence.person?.since == moment("2026-03-10T06:30:00+01:00"))
    }

    @Test("does not end with a night that Withings may still revise, nor with another mat's or an earlier one")
    func notCorrected() {
        let open = mat(stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", completed: false))
        var other = mat(stretch(2, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00"))
        other.deviceID = "m2"
        let earlier = mat(stretch(3, "2026-03-08T23:00:00+01:00", "2026-03-09T06:30:00+01:00"))
        let presence = BedPresence([event(true, "2026-03-09T22:00:00Z")], sleep: [open, other, earlier], now: now)
        #expect(presence.person?.isInBed == true)
    }

    @Test("is not ended by what a watch saw of the night, unless nobody knows which device it was")
    func watch() {
        var watch = stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", deviceClass: 16)
        watch.deviceID = "w1"
        #expect(BedPresence([event(true, "2026-03-09T22:00:00Z")], sleep: [watch], now: now).person?.isInBed == true)
    }

    @Test("is unknown after a day without news, and stays so until there is some")
    func stuck() {
        let event = event(true, "2026-03-09T12:30:00Z")
        let presence = BedPresence([event], sleep: [], now: now)
        #expect(presence.person?.isInBed == true)
        #expect(presence.unchangedUntil == event.at + BedPresence.longest + 1)
        let later = BedPresence([event], sleep: [], now: presence.unchangedUntil)
        #expect(later.person != nil && later.person?.isInBed == nil)
    }

    @Test("on any of several mats is in bed; a mat that got stuck does not speak against a later one")
    func severalMats() {
        let presence = BedPresence(
            [event(true, "2026-03-10T08:00:00Z"), event(false, "2026-03-10T09:00:00Z", mat: "m2")],
            sleep: [],
            now: now
        )
        #expect(presence.person?.deviceID == "m1" && presence.person?.isInBed == true)
        let stuck = BedPresence(
            [event(true, "2026-03-01T08:00:00Z"), event(false, "2026-03-10T09:00:00Z", mat: "m2")],
            sleep: [],
            now: now
        )
        #expect(stuck.person?.isInBed == false)
        #expect(stuck.mats.map(\.isInBed) == [nil, false])
    }

    @Test("of a notification that names no mat counts for the only one, and beside several while it is the latest")
    func nameless() {
        let named = event(true, "2026-03-10T08:00:00Z")
        let later = event(false, "2026-03-10T09:00:00Z", mat: nil)
        #expect(BedPresence([named, later], sleep: [], now: now).mats.map(\.isInBed) == [false])
        let earlier = event(false, "2026-03-10T07:00:00Z", mat: nil)
        #expect(BedPresence([named, earlier], sleep: [], now: now).mats.map(\.isInBed) == [true])
    }

    @Test("is restored from the store by a board that has just started, per mat where there are several")
    func board() async throws {
        let house = Household()
        let events = [event(true, "2026-03-10T11:00:00Z"), event(false, "2026-03-10T10:00:00Z", mat: "m2")]
        await house.store.put(anna, name: "Anna") {
            $0.devices = [
                Device(id: "m1", type: "Sleep Monitor", modelName: "Sleep Analyzer", timeZone: "Europe/Berlin"),
                Device(id: "m2", type: "Sleep Monitor", modelName: "Aura Sensor V2"),
            ]
            $0.bedEvents = events
        }
        try await house.board.refreshAll()
        let inBed = try #require(await house.entity("in_bed"))
        #expect(inBed.stateText == "on" && inBed.entityID == "binary_sensor.anna_in_bed")
        #expect(inBed.device == "Sleep Analyzer")
        #expect(inBed.description.deviceClass == "occupancy")
        let mats = await house.board.entities().filter { $0.description.key == "mat_in_bed" }
        #expect(mats.map(\.uniqueID).sorted() == ["withings_m1_mat_in_bed", "withings_m2_mat_in_bed"])
        #expect(mats.first { $0.product?.id == "m2" }?.stateText == "off")
        // A day later without news nobody can say.
        house.clock.advance(by: 86_400)
        try await house.board.tick()
        #expect(await house.entity("in_bed")?.stateText == "unknown")
    }

    @Test("is there, and unknown, for who has a mat and no news of it; nobody else has it")
    func mats() async throws {
        let house = Household()
        await house.store.put(anna, name: "Anna") { $0.devices = [Device(id: "m1", type: "Sleep Monitor")] }
        await house.store.put(boris, name: "Boris") { $0.devices = [Device(id: "s1", type: "Scale", modelID: 13)] }
        try await house.board.refreshAll()
        #expect(await house.entity("in_bed")?.stateText == "unknown")
        #expect(await house.entity("in_bed", of: boris) == nil)
    }

    private func event(_ isInBed: Bool, _ at: String, mat: String? = "m1") -> BedEvent {
        BedEvent(
            deviceID: mat,
            at: moment(at),
            isInBed: isInBed,
            origin: .notification,
            receivedAt: moment(at)
        )
    }

    private func mat(_ row: SleepSummary) -> SleepSummary {
        var row = row
        row.deviceID = "m1"
        return row
    }
}
