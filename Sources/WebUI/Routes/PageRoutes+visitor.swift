import Access
import BridgeConfiguration
import Foundation
import Hummingbird
import Logging
import WebServer
import WithingsModel

extension PageRoutes {
    func visitor(_ request: Request, _ context: WebContext) async -> Visitor {
        var session: Session?
        if let cookie = PageCookie.value(of: PageCookie.session, in: request) {
            session = await gatekeeper.session(cookie)
        }
        let asked = request.uri.queryParameters["lang"].flatMap { languages.texts($0)?.language.rawValue }
        let texts = languages.chosen(
            session?.language ?? asked,
            setting: settings.home.language,
            acceptLanguage: request.headers[.acceptLanguage]
        )
        return Visitor(
            words: PageWords(
                texts,
                home: settings.home,
                now: clock.nowSeconds,
                region: request.headers[.acceptLanguage].flatMap { Region(acceptLanguage: $0) }
            ),
            session: session,
            formToken: session?.formToken ?? FormTicket.make(now: clock.nowSeconds),
            askedLanguage: session == nil ? asked : nil,
            isSecure: context.isSecure || SameSite.isSecure(request, settings: settings),
            path: LocalPath.checked(request.uri.path),
            address: LocalPath.checked(request.method == .get ? request.uri.string : request.uri.path),
            isAnswer: request.method == .post,
            prefix: context.pathPrefix,
            isEmbedded: context.isEmbedded
        )
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
                // Before there is an owner, a broken file is all there is to see, and the way to become the owner.
                if let safeMode = safeMode(visitor, isOwnerless: true) { return safeMode }
                return redirect(visitor.keepingLanguage("/setup"))
            }
            guard visitor.isSignedIn else {
                // What a form asked for is not done later unasked; but its page is where to go on.
                let isForm = request.method != .get && request.method != .head
                let next = isForm ? refererPath(request, visitor) : LocalPath.checked(request.uri.string)
                let escaped = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let parts = [next == "/" ? "" : "next=\(escaped)", isForm ? "why=ended" : ""].filter { !$0.isEmpty }
                return redirect(
                    visitor.keepingLanguage(parts.isEmpty ? "/signin" : "/signin?" + parts.joined(separator: "&"))
                )
            }
            return try await handle(request, context, visitor)
        }
    }

    /// The page a form stood on, as the browser says it; where it says nothing, the beginning.
    private func refererPath(_ request: Request, _ visitor: Visitor) -> String {
        guard let referer = request.headers[.referer].flatMap({ URLComponents(string: $0) }) else { return "/" }
        var path = referer.percentEncodedPath
        if !visitor.prefix.isEmpty, path.hasPrefix(visitor.prefix + "/") { path.removeFirst(visitor.prefix.count) }
        return LocalPath.checked(path + (referer.percentEncodedQuery.map { "?\($0)" } ?? ""))
    }

    /// A page for the owner that shows the faults instead while the configuration is broken.
    func page(_ handle: @escaping @Sendable (Request, WebContext, Visitor) async throws -> Response) -> Handler {
        member { request, context, visitor in
            if let safeMode = safeMode(visitor) { return safeMode }
            return try await handle(request, context, visitor)
        }
    }

    /// A form of the owner's.
    ///
    /// - Parameter limit: how many bytes it may have.
    func form(upTo limit: Int = BodyLimit.anybody, _ handle: @escaping FormHandler) -> Handler {
        member { request, context, visitor in
            let fields = try await request.form(upTo: limit)
            guard isOwn(request, fields, visitor) else { return refusedForm(visitor) }
            return try await handle(fields, context, visitor)
        }
    }

    /// Whether a form was shown by us, to this very browser.
    func isOwn(_ request: Request, _ fields: FormFields, _ visitor: Visitor) -> Bool {
        guard SameSite.allows(request, settings: settings) else { return false }
        if let session = visitor.session { return session.isGood(formToken: fields["form_token"]) }
        return FormTicket.isGood(fields["form_token"], now: clock.nowSeconds)
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
