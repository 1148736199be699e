import Access
import BridgeConfiguration
import Foundation
import Hummingbird
import Logging
import WebServer
import WithingsModel

extension PageRoutes {
    func visitor(_ request: Request, _ context: WebContext) async -> Visitor {
        let language = PageLanguage.chosen(
            cookie: PageCookie.value(of: PageCookie.language, in: request),
            setting: settings.home.language,
            acceptLanguage: request.headers[.acceptLanguage]
        )
        var session: Session?
        if let cookie = PageCookie.value(of: PageCookie.session, in: request) {
            session = await gatekeeper.session(cookie)
        }
        let known = PageCookie.value(of: PageCookie.form, in: request).flatMap { $0.count == 32 ? $0 : nil }
        let fresh = session == nil && known == nil ? Self.randomToken() : nil
        return Visitor(
            words: PageWords(language, home: settings.home, now: clock.nowSeconds),
            session: session,
            formToken: session?.formToken ?? known ?? fresh ?? "",
            newFormCookie: fresh,
            isSecure: context.isSecure,
            path: LocalPath.checked(request.uri.path),
            prefix: context.pathPrefix,
            isEmbedded: context.isEmbedded
        )
    }

    private static func randomToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in String(UInt8.random(in: 0..<16, using: &generator), radix: 16) }.joined()
    }

    typealias Handler = @Sendable (Request, WebContext) async throws -> Response
    typealias VisitorHandler = @Sendable (Request, WebContext, Visitor) async throws -> Response
    typealias FormHandler = @Sendable (FormFields, WebContext, Visitor) async throws -> Response

    /// A page for everybody. What goes wrong in it is a page, too.
    func open(_ handle: @escaping VisitorHandler) -> Handler {
        { request, context in
            let visitor = await visitor(request, context)
            do {
                return try await handle(request, context, visitor)
            } catch let error as any HTTPResponseError {
                throw error
            } catch {
                context.logger.error("A page could not be made.", metadata: ["error": "\(type(of: error))"])
                return message(
                    visitor,
                    title: visitor.texts[.errorTitle],
                    [visitor.texts[.errorText]],
                    status: .internalServerError
                )
            }
        }
    }

    /// A page for the owner. Others are led to where they become the owner.
    func member(_ handle: @escaping VisitorHandler) -> Handler {
        open { request, context, visitor in
            let hasOwner = try await gatekeeper.hasOwner()
            guard hasOwner else {
                // Before there is an owner, a broken file is all there is to see.
                if let safeMode = safeMode(visitor) { return safeMode }
                return redirect("/setup")
            }
            guard visitor.isSignedIn else {
                let next = request.method == .get ? LocalPath.checked(request.uri.string) : "/"
                let escaped = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                return redirect(next == "/" ? "/signin" : "/signin?next=\(escaped)")
            }
            return try await handle(request, context, visitor)
        }
    }

    /// A page for the owner that shows the faults instead while the configuration is broken.
    func page(_ handle: @escaping @Sendable (Request, WebContext, Visitor) async throws -> Response) -> Handler {
        member { request, context, visitor in
            if let safeMode = safeMode(visitor) { return safeMode }
            return try await handle(request, context, visitor)
        }
    }

    /// A form of the owner's.
    func form(_ handle: @escaping FormHandler) -> Handler {
        member { request, context, visitor in
            let fields = try await request.form(upTo: BodyLimit.anybody)
            guard isOwn(request, fields, visitor) else { return refusedForm(visitor) }
            return try await handle(fields, context, visitor)
        }
    }

    /// Whether a form was shown by us, to this very browser.
    func isOwn(_ request: Request, _ fields: FormFields, _ visitor: Visitor) -> Bool {
        guard SameSite.allows(request, settings: settings) else { return false }
        if let session = visitor.session { return session.isGood(formToken: fields["form_token"]) }
        return visitor.newFormCookie == nil && SameSite.areEqual(fields.text("form_token"), visitor.formToken)
    }

    func refusedForm(_ visitor: Visitor) -> Response {
        message(
            visitor,
            title: visitor.texts[.errorTitle],
            [visitor.texts[.faultOldForm]],
            link: .init(address: "/", label: visitor.texts[.overview]),
            status: .forbidden
        )
    }
}
