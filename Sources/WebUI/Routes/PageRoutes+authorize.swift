import Access
import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// Where Home Assistant's clients lead a browser to be let in: the owner signs in as on every page, is asked, and is led
    /// back with a code. Nothing is given without the owner's answer in our own form.
    func addAuthorize(to router: Router<WebContext>) {
        router.get(
            "/auth/authorize",
            use: page { request, _, visitor in
                let query = request.uri.queryParameters
                do throws(AuthorizationRequest.Fault) {
                    let asked = try AuthorizationRequest(authority: request.head.authority) { name in
                        query[name[...]].map { String($0) }
                    }
                    return html(
                        .authorize,
                        AuthorizeView(asked, in: visitor.texts),
                        visitor,
                        title: visitor.texts[.authorizeTitle],
                        here: LocalPath.checked(request.uri.string),
                        formTarget: asked.target
                    )
                } catch {
                    return refused(error, visitor)
                }
            }
        )
        router.post(
            "/auth/authorize",
            use: page { request, context, visitor in
                let fields = try await request.form(upTo: BodyLimit.anybody)
                guard isOwn(request, fields, visitor) else { return refusedForm(visitor) }
                let asked: AuthorizationRequest
                do throws(AuthorizationRequest.Fault) {
                    asked = try AuthorizationRequest(authority: request.head.authority) { fields[$0] }
                } catch {
                    return refused(error, visitor)
                }
                guard fields.text("answer") == "allow" else {
                    return redirect(asked.address(("error", "access_denied")))
                }
                let code = try await gatekeeper.authorizationCode(
                    clientID: asked.client.text,
                    challenge: asked.challenge
                )
                await gatekeeper.trail.note(.clientAllowed, about: asked.client.text, from: context.clientAddress)
                return redirect(asked.address(("code", code)))
            }
        )
    }

    private func refused(_ fault: AuthorizationRequest.Fault, _ visitor: Visitor) -> Response {
        let sentence =
            switch fault {
            case .client: visitor.texts[.authorizeWrongClient]
            case .redirect: visitor.texts[.authorizeWrongRedirect]
            case .incomplete: visitor.texts[.authorizeIncomplete]
            }
        return message(
            visitor,
            title: visitor.texts[.authorizeFailed],
            [sentence],
            link: .init(address: "/", label: visitor.texts[.overview]),
            status: .badRequest
        )
    }
}
