import BridgeConfiguration
import Linking
import Store
import Sync
import WithingsModel

/// Withings with its profiles, and the link that is under way.
struct IntegrationsView: Sendable, Equatable {
    /// Somebody who is not linked any more, whose records stay.
    struct Kept: Sendable, Equatable {
        var name: String
        var user: String
        var deleteLabel: String
    }

    var notice: String?
    var problem: Problem?
    /// What is wrong with a pasted address.
    var pasteProblem: Problem?
    /// Who was linked just now.
    var linked: String?
    /// Why the last attempt did not come about.
    var failed: Problem?
    var consent: ConsentView?
    /// Whose the accounts are that were approved; one each, so that nobody's answer is taken for another's.
    var questions: [ChooseProfileView] = []
    var profiles: [ProfileView]
    var kept: [Kept]
    var hasKept: Bool
    var hasLinked: Bool
    /// Every name of the configuration has its account: another person needs a name first.
    var isEverybodyLinked: Bool
    var callbackAddress: String
    var callbackHints: [String]
    private static let newsSeconds: EpochSeconds = 60

    /// True while something on another page moves this one on.
    var isWaiting: Bool { consent != nil }

    init(
        settings: Settings,
        accounts: [Account],
        statuses: [AccountStatus],
        flows: [LinkFlow],
        kept: [Account] = [],
        chosen: (flow: String, profile: String)? = nil,
        in words: PageWords
    ) {
        profiles = ProfileView.all(
            profiles: settings.withings?.profiles ?? [],
            accounts: accounts,
            statuses: statuses,
            in: words
        )
        self.kept = kept.map { account in
            Kept(
                name: account.profile,
                user: account.user.description,
                deleteLabel: words.texts(.forgetTitle, ["name": account.profile])
            )
        }
        hasKept = !kept.isEmpty
        hasLinked = !accounts.isEmpty
        isEverybodyLinked = !profiles.isEmpty && profiles.allSatisfy { $0.account != nil }
        let callback = CallbackAddress(settings)
        callbackAddress = callback.address
        callbackHints = callback.hints.map { words.texts[$0] }
        // Flows come oldest first, and so do the questions: the one that somebody is about to answer stays where it is. They
        // go before everything else. Of an account that was approved twice the later one is asked about.
        for flow in flows {
            guard case .chooseProfile(let approved) = flow.step else { continue }
            let chosen = chosen.flatMap { $0.flow == flow.id ? $0.profile : nil }
            questions.removeAll { $0.user == approved.user.description }
            questions.append(ChooseProfileView(flow, approved, chosen: chosen, in: words))
        }
        guard let newest = Self.newest(flows) else { return }
        // That it was refused is said of the latest attempt, whatever else is still asked.
        if let refusal = flows.max(by: { $0.startedAt < $1.startedAt })?.lastFailure {
            failed = Problem(refusal, in: words.texts)
        }
        guard questions.isEmpty else { return }
        failed = newest.lastFailure.map { Problem($0, in: words.texts) }
        switch newest.step {
        case .consent(let links): consent = ConsentView(newest, links, in: words.texts)
        case .created(let account):
            // News for a moment, not for as long as the flow is remembered.
            if let end = newest.finishedAt, words.moments.now - end >= Self.newsSeconds { break }
            linked = words.texts(.linkedNotice, ["name": account.profile])
        case .aborted(let abort): failed = abort.code == .abandoned ? nil : Problem(abort, in: words.texts)
        case .chooseProfile: break
        }
    }

    /// The flow that the person is concerned with. Flows that began in the same second are told apart by how far they
    /// came.
    private static func newest(_ flows: [LinkFlow]) -> LinkFlow? {
        func rank(_ flow: LinkFlow) -> Int {
            switch flow.step {
            case .chooseProfile, .created: 2
            case .consent: flow.lastFailure == nil ? 1 : 0
            case .aborted: 0
            }
        }
        return flows.max { ($0.startedAt, rank($0)) < ($1.startedAt, rank($1)) }
    }
}
