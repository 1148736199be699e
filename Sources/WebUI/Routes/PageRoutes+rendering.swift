import Access
import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import WebServer

extension PageRoutes {
    /// A whole page.
    ///
    /// - Parameter formTarget: where the page's form may lead beside here.
    func html(
        _ template: Template,
        _ view: some Sendable,
        _ visitor: Visitor,
        title: String,
        status: HTTPResponse.Status = .ok,
        here: String? = nil,
        duties: [FrameScope.Duty] = [],
        refreshAfter: String? = nil,
        scripts: [StaticFile] = [],
        formTarget: String? = nil
    ) -> Response {
        let texts = visitor.texts
        let here = here ?? visitor.path
        let pages: [(String, String)] = [
            ("/", texts[.today]), ("/integrations", texts[.integrations]), ("/config", texts[.serverControl]),
        ]
        let frame = FrameScope(
            t: texts.table,
            lang: texts.language.rawValue,
            isRightToLeft: texts.language.isRightToLeft,
            title: title,
            siteName: settings.home.name,
            refreshAfter: refreshAfter,
            duties: duties + (visitor.prefix.isEmpty ? [] : [.init(name: "base", value: visitor.prefix)])
                + (scripts.contains { $0.name == StaticFile.graphs.name } ? texts.chartDuties : []),
            isDemo: visitor.isSignedIn && control.operations.demo?.isRunning == true,
            demoCloud: settings.withings?.accountURL,
            isSignedIn: visitor.isSignedIn,
            links: pages.map { FrameScope.Link(address: $0.0, label: $0.1, isHere: here == $0.0) },
            formToken: visitor.formToken,
            here: back(to: here, visitor),
            languages: languages.all.map {
                FrameScope.LanguageChoice(
                    code: $0.language.rawValue,
                    label: $0.ownName,
                    isHere: $0.language == texts.language
                )
            },
            version: control.version,
            scripts: scripts.map(\.address),
            body: TemplateLibrary.shared.render(
                template,
                PageScope(view, visitor, here: here == "/people" ? visitor.address : here)
            )
        )
        var response = answer(
            PathPrefix.add(visitor.prefix, toPage: TemplateLibrary.shared.render(.frame, frame)),
            type: "text/html; charset=utf-8",
            status: status
        )
        response.headers[.contentLanguage] = texts.language.rawValue
        response.headers[.contentSecurityPolicy] = contentPolicy(isEmbedded: visitor.isEmbedded, formTarget: formTarget)
        response.headers[.referrerPolicy] = "same-origin"
        return response
    }

    /// Where a page is gone on with in another language: at its own address if it is one to come back to. That of Withings'
    /// redirect is none: its code stays nowhere.
    private func back(to here: String, _ visitor: Visitor) -> String {
        guard here == "/people" || ControlTab.allCases.contains(where: { $0.address == visitor.path }) else {
            return here
        }
        return visitor.isAnswer ? visitor.path : visitor.address
    }

    /// A page that says one thing.
    func message(
        _ visitor: Visitor,
        title: String,
        _ sentences: [String],
        link: MessageView.Link? = nil,
        status: HTTPResponse.Status = .ok,
        duties: [FrameScope.Duty] = []
    ) -> Response {
        let view = MessageView(title: title, sentences: sentences, link: link)
        return html(.message, view, visitor, title: title, status: status, here: "/", duties: duties)
    }

    /// The part of a page that moves on by itself.
    func fragment(_ template: Template, _ view: some Sendable, _ visitor: Visitor, here: String) -> Response {
        let text = TemplateLibrary.shared.render(template, PageScope(view, visitor, here: here))
        return answer(PathPrefix.add(visitor.prefix, toPage: text), type: "text/html; charset=utf-8", status: .ok)
    }

    func answer(_ text: String, type: String, status: HTTPResponse.Status) -> Response {
        let body = ByteBuffer(string: text)
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
        headers[.contentLength] = String(body.readableBytes)
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    func redirect(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    /// Everything comes from here. Forms may lead on to Withings' consent, because a browser holds the redirect after
    /// "Add" against this list.
    private func contentPolicy(isEmbedded: Bool, formTarget: String?) -> String {
        var targets = ["'self'"]
        if let formTarget { targets.append(formTarget) }
        let home = settings.home
        // Withings may lead straight back to the address that it knows, whatever the one in the address bar is.
        for address in [settings.withings?.accountURL, settings.externalURL, home.externalURL, home.internalURL] {
            guard let url = address.flatMap({ URLComponents(string: $0) }), let host = url.host else { continue }
            let port = url.port.map { ":\($0)" } ?? ""
            targets.append("\(url.scheme ?? "https")://\(host)\(port)")
            if host.hasSuffix(".withings.com") { targets.append("https://*.withings.com") }
        }
        var seen: Set<String> = []
        targets.removeAll { !seen.insert($0).inserted }
        return """
            default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
            manifest-src 'self'; base-uri 'none'; frame-ancestors \(isEmbedded ? "'self'" : "'none'"); \
            form-action \(targets.joined(separator: " "))
            """
    }
}
