import Access
import BridgeConfiguration
import Foundation
import Hummingbird
import Store
import WebServer

@testable import WebUI

/// Makes parts of pages and whole programs of pages for tests.
enum TestPages {
    static let formType = "application/x-www-form-urlencoded"

    static func visitor(_ language: PageLanguage = .english, isSignedIn: Bool = true) -> Visitor {
        Visitor(
            words: Household.words(language),
            session: isSignedIn ? Session(cookie: "c", formToken: "token-of-the-session", name: "Ada") : nil,
            formToken: "token-of-the-session",
            isSecure: false,
            path: "/",
            address: "/"
        )
    }

    /// A template as a part of a page sees it: the value's own fields beside the texts.
    static func render(_ template: Template, _ part: some Sendable, language: PageLanguage = .english) -> String {
        let wrapped = Template("wrapped", "{{#view}}{{>\(template.name)}}{{/view}}")
        return TemplateLibrary(Template.all + [wrapped]).render(wrapped, PageScope(part, visitor(language)))
    }

    static func render(_ template: Template, view: some Sendable, language: PageLanguage = .english) -> String {
        TemplateLibrary.shared.render(template, PageScope(view, visitor(language)))
    }

    static func routes(
        settings: Settings = Household.settings,
        folder: String = "/nowhere",
        running: PageRoutes.Running? = nil,
        gatekeeper: Gatekeeper = Gatekeeper(
            store: MemoryDocuments(),
            clock: FixedClock(),
            box: SecretBox(key: Array(repeating: 7, count: 32))
        ),
        restart: @escaping @Sendable () async -> Void = {},
        control: BridgeControl? = nil,
        probes: SetupProbes? = nil,
        clock: FixedClock = FixedClock()
    ) -> PageRoutes {
        PageRoutes(
            gatekeeper: gatekeeper,
            folder: ConfigurationFolder(path: folder),
            environment: [:],
            settings: settings,
            running: running,
            control: control ?? Self.control(restart: restart),
            clock: clock,
            probes: probes
        )
    }

    static func control(restart: @escaping @Sendable () async -> Void = {}) -> BridgeControl {
        BridgeControl(
            syncNow: { _ in },
            restart: restart,
            broker: { .init(isConfigured: false) },
            startedAt: Household.now - 3600,
            version: "1.0"
        )
    }

    static func application(_ routes: PageRoutes) -> some ApplicationProtocol {
        let router = Router(context: WebContext.self)
        routes.add(to: router)
        return Application(router: router)
    }
}

extension Sequence<UInt8> {
    func containsSequence(_ part: [UInt8]) -> Bool {
        let all = Array(self)
        guard all.count >= part.count else { return false }
        return (0...(all.count - part.count)).contains { Array(all[$0..<($0 + part.count)]) == part }
    }
}
