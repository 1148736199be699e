import Access
import HTTPTypes
import Hummingbird
import WebServer
import WithingsModel

extension PageRoutes {
    /// Long-lived tokens for the owner's programs: made, shown once, revoked; and programs that signed in.
    func addTokens(to router: Router<WebContext>) {
        router.get(
            "/config/tokens",
            use: page { request, _, visitor in
                var view = try await tokensView(visitor)
                view.notice = notice(request, visitor)
                return tokensPage(view, visitor)
            }
        )
        router.post(
            "/config/tokens",
            use: form { fields, _, visitor in
                let name = fields.text("name")
                do throws(AccessError) {
                    let days = Int(fields.text("days")) ?? Gatekeeper.longLivedDays
                    let made = try await gatekeeper.createLongLivedToken(name: name, days: days)
                    // The token is in this answer and nowhere else, so it cannot lead on to another page.
                    var view = try await tokensView(visitor)
                    view.made = made.token
                    view.madeTitle = visitor.texts(.tokenMade, ["name": made.record.name])
                    return tokensPage(view, visitor)
                } catch {
                    var view = try await tokensView(visitor)
                    view.name = name
                    let hasName = name.contains { !$0.isWhitespace }
                    let isKnown = view.rows.contains { $0.name == name.trimmed }
                    view.problem =
                        if !hasName {
                            Problem(message: visitor.texts[.tokenNameMissing])
                        } else if isKnown {
                            Problem(message: visitor.texts(.tokenNameTaken, ["name": name.trimmed]))
                        } else {
                            Problem(error, in: visitor.texts)
                        }
                    return tokensPage(view, visitor, status: .unprocessableContent)
                }
            }
        )
        router.post(
            "/config/tokens/revoke",
            use: form { fields, _, _ in
                let id = fields.text("id")
                if try await !gatekeeper.revokeLongLivedToken(id) { _ = try await gatekeeper.revokeClient(id) }
                return redirect("/config/tokens?done=revoked")
            }
        )
    }

    func tokensView(_ visitor: Visitor) async throws(AccessError) -> TokensView {
        try await TokensView(
            gatekeeper.longLivedTokens(),
            gatekeeper.signedInClients(),
            now: clock.nowSeconds,
            in: visitor.words
        )
    }

    func tokensPage(_ view: TokensView, _ visitor: Visitor, status: HTTPResponse.Status = .ok) -> Response {
        html(.tokens, view, visitor, title: visitor.texts[.tabTokens], status: status, here: "/config")
    }
}
