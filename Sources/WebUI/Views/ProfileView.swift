import Store
import Sync
import WithingsModel

/// A profile of the configuration, linked or not.
struct ProfileView: Sendable, Equatable {
    struct Linked: Sendable, Equatable {
        var user: String
        var since: MomentView
        /// Linked, but no longer in the configuration.
        var isOrphan: Bool
        var sync: SyncView?
        var relinkLabel: String
        var unlinkLabel: String
        var detailsLabel: String
    }

    var name: String
    var account: Linked?

    init(_ name: String, account: Account?, isOrphan: Bool, status: AccountStatus?, in words: PageWords) {
        self.name = name
        self.account = account.map { account in
            Linked(
                user: account.user.description,
                since: words.moments.view(account.linkedAt),
                isOrphan: isOrphan,
                sync: status.map { SyncView($0, in: words) },
                relinkLabel: words.texts(.relinkOf, ["name": name]),
                unlinkLabel: words.texts(.unlinkOf, ["name": name]),
                detailsLabel: words.texts(.detailsOf, ["name": name])
            )
        }
    }

    /// The profiles in the configuration's order, then accounts whose profile is gone from it.
    static func all(
        profiles: [String],
        accounts: [Account],
        statuses: [AccountStatus],
        in words: PageWords
    ) -> [ProfileView] {
        func status(_ account: Account?) -> AccountStatus? {
            account.flatMap { account in statuses.first { $0.account.user == account.user } }
        }
        let configured = profiles.map { profile in
            let account = accounts.first { $0.profile == profile }
            return ProfileView(profile, account: account, isOrphan: false, status: status(account), in: words)
        }
        let orphans = accounts.filter { !profiles.contains($0.profile) }.map { account in
            ProfileView(account.profile, account: account, isOrphan: true, status: status(account), in: words)
        }
        return configured + orphans
    }
}
