import BridgeConfiguration
import Entities
import Linking
import Store
import Testing
import WithingsModel

@testable import WebUI

@Suite("Integrations")
struct IntegrationsTests {
    private func view(
        _ flows: [LinkFlow] = [],
        accounts: [Account] = [],
        chosen: (flow: String, profile: String)? = nil,
        language: PageLanguage = .english
    ) -> IntegrationsView {
        IntegrationsView(
            settings: Household.settings,
            accounts: accounts,
            statuses: [],
            flows: flows,
            chosen: chosen,
            in: Household.words(language)
        )
    }

    @Test("Profiles come in the configuration's order; accounts without a profile stay visible")
    func profiles() {
        var left = Household.account(Household.mallory)
        left.profile = "Gone"
        let view = view(accounts: [left, Household.account(Household.jiwoo)])
        #expect(view.profiles.map(\.name) == ["지우", "민준", "Ada", "Gone"])
        #expect(view.profiles.map { $0.account?.isOrphan } == [false, nil, nil, true])
        #expect(view.hasLinked)
    }

    @Test("A flow at the consent step shows both ways to Withings")
    func consent() {
        let view = view([Household.flow(.consent(Household.links))])
        #expect(view.isWaiting)
        let html = TestPages.render(.integrationsFragment, view: view)
        #expect(html.contains("authorize2?state=a&amp;scope=b"))
        #expect(html.contains("https://account.withings.com/logout?r=c"))
        #expect(html.contains(#"value="f00d""#))
    }

    @Test("The question whose account it is goes before a newer attempt")
    func questionFirst() {
        let view = view([
            Household.flow(.chooseProfile(Household.approved)), Household.flow(.consent(Household.links)),
        ])
        #expect(view.questions.first?.user == "1003")
        #expect(view.consent == nil)
    }

    @Test("That the latest attempt was refused is said though an older question stands")
    func refusedBesideQuestion() {
        let asked = LinkFlow(id: "a", startedAt: Household.now - 300, step: .chooseProfile(Household.approved))
        let refused = LinkFlow(
            id: "b",
            startedAt: Household.now - 30,
            step: .consent(Household.links),
            lastFailure: LinkAbort(.accessDenied, "No.", hint: "Again.")
        )
        let view = view([asked, refused])
        #expect(view.questions.count == 1)
        #expect(view.failed != nil)
        #expect(self.view([asked]).failed == nil)
    }

    @Test("Two people who approve at once are asked about apart, the first one first; the same account only once")
    func together() {
        var mila = Household.approved
        mila.user = WithingsUserID(1004)
        func flow(_ id: String, _ approved: ApprovedAccount) -> LinkFlow {
            var flow = Household.flow(.chooseProfile(approved))
            flow.id = id
            return flow
        }
        let view = view([flow("a", Household.approved), flow("b", mila)], chosen: ("b", "민준"))
        #expect(view.questions.map(\.flow) == ["a", "b"])
        #expect(view.questions.map { $0.choices.filter(\.isChosen).map(\.profile) } == [[], ["민준"]])
        let html = TestPages.render(.integrationsFragment, view: view)
        let identities = html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        #expect(Set(identities).count == identities.count)
        let again = self.view([flow("a", Household.approved), flow("b", mila), flow("c", Household.approved)])
        #expect(again.questions.map(\.flow) == ["b", "c"])
    }

    @Test("The question shows the account's user, devices and readings with values and dates")
    func evidence() throws {
        let choose = try #require(view([Household.flow(.chooseProfile(Household.approved))]).questions.first)
        #expect(choose.devices == ["Body Cardio", "Sleep Analyzer"])
        #expect(
            choose.readings.map(\.name) == ["Weight", Catalogue.measure(MeasureType(999), position: nil).name.english]
        )
        #expect(choose.readings.map(\.value) == ["58.12", "7"])
        #expect(choose.readings.first?.when.exact == "22 Nov 2026, 21:00")
        #expect(choose.choices.map(\.isChosen) == [false, false, false])
        #expect(choose.choices.map(\.moves) == [true, false, false])
        #expect(choose.choices[0].state == "linked to Withings user 1001")
        #expect(choose.warning == nil)
    }

    @Test("An account that is linked already is said so, and its own profile is preselected")
    func alreadyLinked() throws {
        var approved = Household.approved
        approved.user = WithingsUserID(1001)
        approved.alreadyLinkedTo = "지우"
        let choose = try #require(view([Household.flow(.chooseProfile(approved))]).questions.first)
        #expect(choose.warning?.contains("지우") == true)
        #expect(choose.choices.filter(\.isChosen).map(\.profile) == ["지우"])
        #expect(choose.choices.allSatisfy { !$0.moves })
    }

    @Test("The only free profile is preselected, and what was chosen before a fault stays chosen")
    func preselection() {
        var approved = Household.approved
        approved.choices.removeLast()
        let flow = Household.flow(.chooseProfile(approved))
        #expect(view([flow]).questions.first?.choices.filter(\.isChosen).map(\.profile) == ["민준"])
        #expect(
            view([flow], chosen: ("f00d", "지우")).questions.first?.choices.filter(\.isChosen).map(\.profile) == ["지우"]
        )
    }

    @Test("The newest attempt says how it ended, in the visitor's language")
    func endings() {
        let abort = LinkAbort(.accessDenied, "No.", hint: "Again.")
        #expect(view([Household.flow(.aborted(abort))]).failed?.message == "Access was refused on Withings' site.")
        #expect(
            view([Household.flow(.aborted(abort))], language: .korean).failed?.message
                == "Withings 사이트에서 접근이 거부되었습니다."
        )
        let account = Household.account(Household.jiwoo)
        #expect(view([Household.flow(.aborted(abort)), Household.flow(.created(account))]).failed == nil)
        #expect(view([Household.flow(.created(account))]).linked?.contains("지우") == true)
        var linked = Household.flow(.created(account))
        for (ago, isNews) in [(5, true), (120, false)] {
            linked.finishedAt = Household.now - EpochSeconds(ago)
            #expect(
                (view([linked]).linked != nil) == isNews,
                "it is news for a minute, for who was linked long ago too"
            )
        }
        let abandoned = LinkAbort(.abandoned, "Given up.", hint: "")
        #expect(view([Household.flow(.aborted(abandoned))]).failed == nil)
    }

    @Test("Of attempts that began in the same second the one that came furthest counts")
    func sameSecond() {
        var refused = Household.flow(.consent(Household.links))
        refused.lastFailure = LinkAbort(.accessDenied, "No.", hint: "")
        let created = Household.flow(.created(Household.account(Household.jiwoo)))
        for flows in [[created, refused], [refused, created]] {
            #expect(view(flows).linked != nil)
            #expect(view(flows).consent == nil)
        }
        #expect(view([refused]).failed?.message == "Access was refused on Withings' site.")
    }

    @Test("A code that the pages do not know speaks for itself")
    func unknownAbort() {
        let problem = Problem(LinkAbort(.init(rawValue: "new_code"), "Something new.", hint: ""), in: Texts(.korean))
        #expect(problem == Problem(message: "Something new.", hint: nil))
    }

    @Test(
        "The callback address says what Withings may not like about it",
        arguments: [
            ("https://bridge.example.com", [Phrase]()), ("http://bridge.example.com", [.callbackNotHTTPS]),
            ("https://192.168.0.5", [.callbackNotPublic]), ("https://[fe80::1]", [.callbackNotPublic]),
            ("https://nas.local", [.callbackNotPublic]), ("https://localhost:8123", [.callbackNotPublic]),
            ("https://bridge.example.com:8123", [.callbackOddPort]), ("http://localhost:8123", [.callbackNotHTTPS]),
        ]
    )
    func callbackAddress(_ external: String, _ hints: [Phrase]) {
        var settings = Household.settings
        settings.home.externalURL = external
        let callback = CallbackAddress(settings)
        #expect(callback.address == external + "/auth/external/callback")
        #expect(callback.hints == hints)
    }
}
