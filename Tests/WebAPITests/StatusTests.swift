import Store
import Sync
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("The status")
struct StatusTests {
    @Test("of an account says how far everything is")
    func account() throws {
        let account = Account(id: "e1", user: WithingsUserID(101), profile: "Anna", linkedAt: 1_795_447_800, scopes: [])
        let status = AccountStatus(
            account: account,
            activity: .needsOwner,
            lastSuccessAt: 1_795_447_824,
            nextAt: nil,
            fault: .init(code: "revoked", message: "The grant was revoked.", hint: "Link again.", at: 1_795_447_825),
            faults: [.heart: .init(code: "not_in_plan", message: "No.", hint: "Look.", at: 1_795_447_825)],
            backfill: [.measures: .init(isComplete: false, reachedBackTo: 1_795_000_000, rows: 400)],
            push: PushStatus(
                state: .unproven,
                categories: [.init(category: .sleep, state: .subscribed, lastNotificationAt: 1_795_447_824)],
                checkedAt: 1_795_447_825
            )
        )
        var counts = RecordCounts()
        counts.measureGroups = 200
        #expect(
            StatusJSON.account(status, counts: counts)
                == (json(
                    """
                    {"entry_id":"e1","profile":"Anna","user_id":"101","state":"needs_owner","linked_at":"2026-11-23T15:30:00+00:00",\
                    "last_success":"2026-11-23T15:30:24+00:00","next":null,"fault":{"code":"revoked","message":"The grant was revoked.",\
                    "hint":"Link again.","at":"2026-11-23T15:30:25+00:00"},"backfill":{"measures":{"complete":false,"rows":400,\
                    "reached_back_to":"2026-11-18T11:06:40+00:00"}},"faults":{"heart":{"code":"not_in_plan","message":"No.","hint":"Look.",\
                    "at":"2026-11-23T15:30:25+00:00"}},"push":{"state":"unproven","reason":null,\
                    "checked_at":"2026-11-23T15:30:25+00:00","last_notification":"2026-11-23T15:30:24+00:00","fault":null,\
                    "categories":[{"appli":44,"state":"subscribed","last_notification":"2026-11-23T15:30:24+00:00",\
                    "fault":null}]},"counts":{"measure_groups":200,"measures":0,"sleep":0,"activity":0,"workouts":0,\
                    "heart_recordings":0,"stethoscope_recordings":0,"sleep_segments":0,"intraday_samples":0,"deleted":0,\
                    "set_aside":0,"ambiguous_groups":0,"misread_groups":0,"oldest_measure_at":null}}
                    """
                ))
        )
    }

    @Test("says how the program stands", arguments: [false, true])
    func program(inSafeMode: Bool) async throws {
        try await Bridge().visit(inSafeMode: inSafeMode) { (visitor: Visitor) async throws in
            let status = try await visitor.get("/api/withings/status").json
            #expect(status["version"] == "1.2.3")
            #expect(status["safe_mode"] == .bool(inSafeMode))
            #expect(status["started_at"] == "2026-11-23T15:30:00+00:00")
            #expect(status["accounts"] == [])
        }
    }
}
