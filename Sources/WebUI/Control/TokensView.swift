import Access
import WebServer

/// The owner's long-lived tokens.
struct TokensView: Sendable {
    struct Row: Sendable {
        var id: String
        var name: String
        var created: MomentView
        var expires: MomentView
        var isExpired: Bool
        /// nil: never yet.
        var used: MomentView?
        var revokeLabel: String
    }

    /// A program that came in with the owner's sign-in.
    struct Client: Sendable {
        var id: String
        var name: String
        var created: MomentView
        var used: MomentView?
        var revokeLabel: String
    }

    struct Life: Sendable {
        var days: String
        var label: String
        var isChosen: Bool
    }

    var tabs: [PersonFrameView.Tab]
    var notice: String?
    /// What went wrong, at its form.
    var problem: Problem?
    var passwordProblem: Problem?
    /// The token that was made just now; shown this once.
    var made: String?
    var madeTitle: String?
    var name = ""
    var lives: [Life]
    var rows: [Row]
    var isEmpty: Bool
    var clients: [Client]
    var hasClients: Bool

    init(_ tokens: [LongLivedToken], _ clients: [SignedInClient], now: Int64, in words: PageWords) {
        let texts = words.texts
        tabs = ControlTab.tokens.tabs(in: texts)
        lives = [(30, texts(.lifeDays, ["n": "30"])), (365, texts[.lifeYear]), (3_650, texts(.lifeYears, ["n": "10"]))]
            .map { Life(days: "\($0.0)", label: $0.1, isChosen: $0.0 == 3_650) }
        rows = tokens.reversed().map { token in
            Row(
                id: token.id,
                name: token.name,
                created: words.moments.view(token.createdAt),
                expires: words.moments.view(token.expiresAt),
                isExpired: token.expiresAt <= now,
                used: token.lastUsedAt.map(words.moments.view),
                revokeLabel: texts(.revokeOf, ["name": token.name])
            )
        }
        isEmpty = rows.isEmpty
        self.clients = clients.reversed().map { client in
            let name = ClientID(client.clientID, requestAuthority: nil)?.appName ?? client.clientID
            return Client(
                id: client.id,
                name: name,
                created: words.moments.view(client.createdAt),
                used: client.lastUsedAt.map(words.moments.view),
                revokeLabel: texts(.revokeOf, ["name": name])
            )
        }
        hasClients = !clients.isEmpty
    }
}
