import Foundation
import Logging
import TestSupport
import Testing
import WithingsModel

@testable import BridgeApp

@Suite("Alerts about missing data")
struct DataAlertsTests {
    static let day: EpochSeconds = 86_400
    let clock = ManualClock(now: 1_795_447_825)
    let store = MemoryStore()
    let posted = Guarded<[[String: String]]>([])
    let answer = Guarded(200)
    let standing: Guarded<DataAlerts.Standing>

    init() {
        let now = clock.nowSeconds
        standing = Guarded(
            .init(
                user: WithingsUserID(101),
                profile: "Anna",
                linkedAt: now - 100 * Self.day,
                newestReading: now - Self.day,
                lastSuccess: now
            )
        )
    }

    func alerts(postsTo hasAddress: Bool = true) -> DataAlerts {
        DataAlerts(
            noDataAfter: Double(3 * Self.day),
            notSyncedAfter: 6 * 3600,
            post: hasAddress
                ? AlertPost { [posted, answer] body in
                    let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: String]
                    if answer.with({ $0 }) == 200 { posted.with { $0.append(object ?? [:]) } }
                    return answer.with { $0 }
                } : nil,
            standings: { [standing] in [standing.with { $0 }] },
            documents: store,
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    @Test("are raised once when it lasts, told by whom and since when, and resolved once")
    func raisedAndResolved() async throws {
        let alerts = alerts()
        await alerts.look()
        #expect(await alerts.active().isEmpty)
        let since = clock.nowSeconds - 4 * Self.day
        standing.with { $0.newestReading = since }
        await alerts.look()
        #expect(await alerts.active().isEmpty, "not yet: it has to last")
        clock.advance(by: DataAlerts.debounce)
        standing.with { [clock] in $0.lastSuccess = clock.nowSeconds }
        await alerts.look()
        await alerts.look()
        #expect(await alerts.active() == [DataAlert(kind: .noData, profile: "Anna", since: since)])
        standing.with { [clock] in $0.newestReading = clock.nowSeconds }
        await alerts.look()
        await alerts.look()
        #expect(await alerts.active().isEmpty)
        let told = posted.with { $0 }
        #expect(told.map { $0["event"] } == ["raised", "resolved"])
        #expect(told.first?["alert"] == "no_data")
        #expect(told.first?["profile"] == "Anna")
        #expect(told.first?["since"] == MomentWords.utc(since))
    }

    @Test("are not raised by a pause that ends at once, as after a start")
    func pause() async throws {
        let alerts = alerts()
        standing.with { $0.lastSuccess = 0 }
        await alerts.look()
        clock.advance(by: 120)
        standing.with { [clock] in $0.lastSuccess = clock.nowSeconds }
        await alerts.look()
        clock.advance(by: DataAlerts.debounce)
        standing.with { [clock] in $0.lastSuccess = clock.nowSeconds }
        await alerts.look()
        #expect(await alerts.active().isEmpty)
        #expect(posted.with { $0.isEmpty })
    }

    @Test("are told again until the address takes them, also after a restart, and then never again")
    func retried() async throws {
        let alerts = alerts()
        standing.with { $0.lastSuccess = 0 }
        answer.with { $0 = 503 }
        await alerts.look()
        clock.advance(by: DataAlerts.debounce)
        await alerts.look()
        #expect(await alerts.active().map(\.kind) == [.notSynced])
        let restarted = self.alerts()
        answer.with { $0 = 200 }
        await restarted.look()
        await restarted.look()
        #expect(posted.with { $0.map { $0["event"] } } == ["raised"])
        #expect(await restarted.active().map(\.kind) == [.notSynced])
    }

    @Test("of somebody who is unlinked are gone")
    func unlinked() async throws {
        let alerts = alerts(postsTo: false)
        standing.with { $0.newestReading = 0 }
        await alerts.look()
        clock.advance(by: DataAlerts.debounce)
        standing.with { [clock] in $0.lastSuccess = clock.nowSeconds }
        await alerts.look()
        #expect(await alerts.active().count == 1)
        standing.with {
            $0.user = WithingsUserID(202); $0.newestReading = $0.lastSuccess
        }
        await alerts.look()
        #expect(await alerts.active().isEmpty)
    }

    @Test(
        "tell of the bridge itself: at once where it does not come and go, and not after a restart of what is not known yet"
    )
    func own() async throws {
        let own = Guarded<[DataAlerts.OwnStanding]>([])
        func service() -> DataAlerts {
            DataAlerts(
                noDataAfter: nil,
                notSyncedAfter: .infinity,
                post: AlertPost { [posted] body in
                    let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: String]
                    posted.with { $0.append(object ?? [:]) }
                    return 200
                },
                standings: { [standing] in [standing.with { $0 }] },
                own: { own.with { $0 } },
                documents: store,
                clock: clock,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        }
        let since = clock.nowSeconds - 3_600
        own.with { $0 = [.init(kind: .backupFailed, fault: (since, "The disk is full."))] }
        await service().look()
        let alert = DataAlert(kind: .backupFailed, since: since, detail: "The disk is full.")
        // As after a restart, before the backups have been looked at.
        own.with { $0 = [] }
        let later = service()
        await later.look()
        #expect(await later.active() == [alert])
        #expect(try await DataAlerts.active(in: store) == [alert])
        own.with { $0 = [.init(kind: .backupFailed), .init(kind: .notKept, fault: (nil, "Full."), debounce: 600)] }
        await later.look()
        #expect(await later.active().isEmpty, "the other has to last")
        clock.advance(by: 600)
        await later.look()
        #expect(await later.active().map(\.kind) == [.notKept])
        #expect(await later.active().first?.since == clock.nowSeconds - 600)
        let told = posted.with { $0 }
        #expect(told.map { $0["event"] } == ["raised", "resolved", "raised"])
        #expect(told.first?["message"]?.hasSuffix("The disk is full.") == true)
        #expect(told.first?["profile"] == "")
    }
}
