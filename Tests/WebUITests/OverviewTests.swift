import BridgeConfiguration
import Entities
import Store
import Sync
import Testing
import WebServer
import WithingsModel

@testable import WebUI

@Suite("Overview")
struct OverviewTests {
    private func view(_ language: PageLanguage = .english, _ people: [Person] = [Household.jiwoo]) -> OverviewView {
        OverviewView(
            entities: people.flatMap(Household.entities),
            people: people,
            statuses: [Household.syncing],
            broker: .init(isConfigured: false),
            in: Household.words(language)
        )
    }

    @Test("Values stand in their groups, and devices apart")
    func groups() throws {
        let person = try #require(view().people.first)
        #expect(person.groups.map(\.title) == ["Body", "Blood pressure and heart", "Sleep", "Activity"])
        #expect(person.unmeasured == "Goals")
        #expect(person.products.map(\.name) == ["Body Cardio"])
        #expect(person.products.first?.values.map(\.value) == ["medium"])
        let body = try #require(person.groups.first)
        #expect(body.rows.map(\.key) == ["weight_kg", "fat_ratio_pct"])
        #expect(body.more.map(\.key) == ["height_m"])
    }

    @Test("What is the same for most rows of a group is said once, the others say their own")
    func caption() throws {
        let body = try #require(view().people.first?.groups.first)
        #expect(body.caption?.device == "Body Cardio")
        #expect(body.caption?.when?.relative == "5 min ago")
        #expect(body.rows.allSatisfy { $0.measured == nil })
        #expect(body.more.first?.measured?.when?.relative == "9 years ago")
        #expect(body.more.first?.note == "entered by hand")
    }

    @Test("A value that may still change is marked, and an unknown one is a dash")
    func marks() throws {
        let words = Household.words(.korean)
        let entities = [
            Household.entity(Household.deepSleep, Household.jiwoo, .number(60), isProvisional: true),
            Household.entity(Household.weight, Household.jiwoo, nil),
        ]
        let rows = entities.map { EntityRow($0, in: words) }
        #expect(rows.map(\.value) == ["1분", "–"])
        #expect(rows.map(\.isProvisional) == [true, false])
        #expect(rows.map(\.isUnknown) == [false, true])
    }

    @Test("A linked person shows before the first value is there")
    func accountWithoutEntities() {
        let view = OverviewView(
            entities: [],
            people: [],
            statuses: [Household.syncing],
            broker: .init(isConfigured: false),
            in: Household.words(.english)
        )
        #expect(view.people.map(\.name) == ["지우"])
        #expect(view.people.first?.hasValues == false)
    }

    @Test("The history's progress is shown kind by kind until it is complete")
    func backfill() throws {
        let words = Household.words(.english)
        let sync = SyncView(Household.syncing, in: words)
        #expect(sync.label == "Fetching…")
        let kinds = try #require(sync.backfill?.kinds)
        #expect(kinds.map(\.detail) == ["4,123 rows, complete", "300 rows, back to Oct 2025", "12 rows"])
        #expect(BackfillView([.measures: .init(isComplete: true, rows: 9)], in: words) == nil)
        #expect(BackfillView([:], in: words) == nil)
    }

    @Test("Nothing is said to be fetched for a link that is gone")
    func gone() {
        var status = Household.broken
        status.backfill = Household.syncing.backfill
        #expect(SyncView(status, in: Household.words(.english)).backfill == nil)
        let view = AccountView(
            status.account,
            isOrphan: false,
            status: status,
            cursors: [],
            budget: nil,
            in: Household.words(.english)
        )
        #expect(view.pushLabel == "None until the account is linked again")
    }

    @Test("A fault that only the owner can mend comes with its button")
    func fault() throws {
        let sync = SyncView(Household.broken, in: Household.words(.english))
        #expect(sync.state == "needsOwner")
        let fault = try #require(sync.fault)
        #expect(fault.needsOwner)
        #expect(fault.message == "Withings does not accept the link any more.")
        let html = TestPages.render(.sync, sync)
        #expect(html.contains(#"action="/integrations/withings/add""#))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test("What people are called never becomes markup, not even behind a combining mark")
    func escaping() {
        let html = TestPages.render(.overviewFragment, view: view(.english, [Household.mallory]))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.contains("<script"))
        let combining = ProfileView(
            "\"\u{301} onfocus=alert(1)",
            account: Household.account(Household.jiwoo),
            isOrphan: false,
            status: nil,
            in: Household.words(.english)
        )
        let view = IntegrationsView(
            settings: Household.settings,
            accounts: [],
            statuses: [],
            flows: [],
            in: Household.words(.english)
        )
        var tampered = view
        tampered.profiles = [combining]
        let page = TestPages.render(.integrationsFragment, view: tampered)
        #expect(page.contains("&quot;\u{301} onfocus"))
        #expect(!page.utf8.containsSequence(Array("\"\u{301}".utf8)))
    }

    @Test("A moment of a journey is told by the clocks of its place, which is named")
    func journey() {
        var entity = Household.entity(
            Household.battery,
            Household.jiwoo,
            .moment(Household.now),
            measuredAt: Household.now,
            device: nil,
            attribution: nil
        )
        entity.timeZone = "Europe/Berlin"
        let row = EntityRow(entity, in: Household.words(.english))
        #expect(row.value == "23 Nov 2026, 13:00 (Europe/Berlin)")
    }

    @Test("A row of the overview is exactly this")
    func golden() {
        let words = Household.words(.korean)
        let row = EntityRow(
            Household.entity(
                Household.systolic,
                Household.jiwoo,
                .number(121),
                measuredAt: Household.now - 300,
                device: "BPM Connect",
                attribution: .automatic
            ),
            in: words
        )
        let html = TestPages.render(.entityRow, row, language: .korean).split(separator: "\n").joined()
        #expect(
            html
                == #"<div class="row" data-key="systolic_blood_pressure_mmhg" title="sensor.systolic_blood_pressure_mmhg"><dt>수축기 혈압</dt><dd><span class="value">121</span> <span class="unit">mmHg</span> <span class="mark">여러 번 중 자동 선택</span><span class="meta"><time datetime="2026-11-23T11:55:00Z" title="2026년 11월 23일 20:55">5분 전</time> · BPM Connect</span></dd></div>"#
        )
    }
}
