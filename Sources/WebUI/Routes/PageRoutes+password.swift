import Access
import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// The owner's password, and everybody who is signed in.
    func addPassword(to router: Router<WebContext>) {
        router.get("/config/password", use: page { _, _, _ in redirect(ControlTab.tokens.address) })
        router.post(
            "/config/password",
            use: form { fields, context, visitor in
                var problem = unfitPassword(fields, visitor)
                if problem == nil {
                    do throws(AccessError) {
                        try await gatekeeper.changePassword(
                            fields.text("password"),
                            knowing: fields.text("present"),
                            from: context.clientAddress
                        )
                        return try await enteredAgain(visitor, done: "password")
                    } catch {
                        problem = Problem(error, in: visitor.texts)
                    }
                }
                var view = try await tokensView(visitor)
                view.passwordProblem = problem
                return tokensPage(view, visitor, status: .unprocessableContent)
            }
        )
        router.post(
            "/config/signout-everywhere",
            use: form { _, _, visitor in
                await gatekeeper.endEverything()
                return try await enteredAgain(visitor, done: "everywhere")
            }
        )
    }

    /// Whoever shut everybody out stays in.
    private func enteredAgain(_ visitor: Visitor, done: String) async throws(AccessError) -> Response {
        let session = try await gatekeeper.openSession(language: visitor.session?.language)
        return entered(session, visitor, next: "\(ControlTab.tokens.address)?done=\(done)")
    }

    /// What keeps two entries from being a new password.
    func unfitPassword(_ fields: FormFields, _ visitor: Visitor) -> Problem? {
        if fields.text("password").count < 8 { return Problem(message: visitor.texts[.faultPasswordShort]) }
        guard fields.text("password") == fields.text("repeated") else {
            return Problem(message: visitor.texts[.faultPasswordsDiffer])
        }
        return nil
    }
}
