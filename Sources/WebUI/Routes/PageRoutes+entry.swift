import Access
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import WebServer

extension PageRoutes {
    /// First start, signing in and out, the language.
    func addEntry(to router: Router<WebContext>) {
        router.get(
            "/setup",
            use: open { _, _, visitor in
                guard try await !gatekeeper.hasOwner() else { return redirect("/") }
                return setupPage(FormView(), visitor)
            }
        )
        router.post(
            "/setup",
            use: open { request, context, visitor in
                let fields = try await request.form(upTo: BodyLimit.anybody)
                guard isOwn(request, fields, visitor) else { return refusedForm(visitor) }
                return try await makeOwner(fields, visitor, from: context.clientAddress)
            }
        )
        router.get(
            "/signin",
            use: open { request, _, visitor in
                guard try await gatekeeper.hasOwner() else { return redirect("/setup") }
                let next = LocalPath.checked(request.uri.queryParameters["next"].map { String($0) })
                if visitor.isSignedIn { return redirect(next) }
                var form = FormView(next: next)
                if request.uri.queryParameters["why"] == "ended" {
                    form.problem = Problem(
                        message: visitor.texts[.sessionEnded],
                        hint: visitor.texts[.sessionEndedHint]
                    )
                }
                return signInPage(form, visitor)
            }
        )
        router.post(
            "/signin",
            use: open { request, context, visitor in
                let fields = try await request.form(upTo: BodyLimit.anybody)
                guard isOwn(request, fields, visitor) else { return refusedForm(visitor) }
                var form = FormView(login: fields.text("username"), next: LocalPath.checked(fields.text("next")))
                do throws(AccessError) {
                    let session = try await gatekeeper.signIn(
                        login: form.login,
                        password: fields.text("password"),
                        from: context.clientAddress,
                        language: visitor.askedLanguage
                    )
                    return entered(session, visitor, next: form.next)
                } catch {
                    form.problem = Problem(error, in: visitor.texts)
                    var response = signInPage(
                        form,
                        visitor,
                        status: Self.status(of: error)
                    )
                    response.headers[.retryAfter] = error.retryAfter.map(String.init)
                    return response
                }
            }
        )
        router.post(
            "/signout",
            use: form { _, _, visitor in
                if let session = visitor.session { await gatekeeper.signOut(session.cookie) }
                var response = redirect("/signin")
                response.headers[.setCookie] = PageCookie.header(
                    PageCookie.session,
                    "",
                    isSecure: visitor.isSecure,
                    maxAge: 0
                )
                return response
            }
        )
        router.post(
            "/language",
            use: open { request, _, visitor in
                let fields = try await request.form(upTo: BodyLimit.anybody)
                guard isOwn(request, fields, visitor) else { return refusedForm(visitor) }
                let next = LocalPath.checked(fields.text("next"))
                guard let language = languages.texts(fields.text("language"))?.language.rawValue else {
                    return redirect(next)
                }
                // Who is signed in keeps the choice with the session; for everybody else it stands in the address.
                if let session = visitor.session {
                    try await gatekeeper.setLanguage(language, of: session.cookie)
                    return redirect(next)
                }
                var asking = visitor
                asking.askedLanguage = language
                return redirect(asking.keepingLanguage(next))
            }
        )
    }

    private static func status(of fault: AccessError) -> HTTPResponse.Status {
        switch fault.code {
        case .tooManyAttempts: .tooManyRequests
        // The password may have been right; the program could not look.
        case .storage: .serviceUnavailable
        default: .forbidden
        }
    }

    private func setupPage(
        _ form: FormView,
        _ visitor: Visitor,
        status: HTTPResponse.Status = .badRequest
    ) -> Response {
        var form = form
        form.action = visitor.keepingLanguage("/setup")
        return html(
            .setup,
            form,
            visitor,
            title: visitor.texts[.setupTitle],
            status: form.problem == nil ? .ok : status,
            here: "/setup"
        )
    }

    private func signInPage(_ form: FormView, _ visitor: Visitor, status: HTTPResponse.Status = .ok) -> Response {
        var form = form
        form.action = visitor.keepingLanguage("/signin")
        let escaped = form.next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let here = form.next == "/" ? "/signin" : "/signin?next=\(escaped)"
        return html(.signIn, form, visitor, title: visitor.texts[.signInTitle], status: status, here: here)
    }

    private func makeOwner(_ fields: FormFields, _ visitor: Visitor, from address: String?) async throws -> Response {
        let texts = visitor.texts
        var form = FormView(name: fields.text("name"), login: fields.text("username"))
        let isNamed =
            !fields.text("name").allSatisfy(\.isWhitespace) && !fields.text("username").allSatisfy(\.isWhitespace)
        if !isNamed {
            form.problem = Problem(message: texts[.faultNameMissing])
        } else {
            form.problem = unfitPassword(fields, visitor)
        }
        guard form.problem == nil else { return setupPage(form, visitor) }
        do throws(AccessError) {
            try await gatekeeper.createOwner(
                name: fields.text("name"),
                login: fields.text("username"),
                password: fields.text("password"),
                language: texts.language.rawValue,
                from: address
            )
            return try await entered(gatekeeper.openSession(language: visitor.askedLanguage), visitor, next: "/")
        } catch {
            if error.code == .ownerExists { return redirect("/signin") }
            form.problem = Problem(error, in: texts)
            return setupPage(form, visitor, status: error.code == .storage ? .serviceUnavailable : .badRequest)
        }
    }

    /// Gives the session to the browser and goes on.
    func entered(_ session: Session, _ visitor: Visitor, next: String) -> Response {
        var response = redirect(next)
        response.headers[.setCookie] = PageCookie.header(
            PageCookie.session,
            session.cookie,
            isSecure: visitor.isSecure,
            maxAge: 30 * 86400
        )
        return response
    }
}
