import Entities
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import WebUI

@Suite("Every page behind a proxy with a path of its own")
struct PrefixCrawlTests {
    private static let prefix = "/api/hassio_ingress/Ab_-9"

    /// Addresses that a page names: those of links, files, forms and of what the script fetches.
    private static func addresses(_ page: String) -> [(attribute: String, address: String)] {
        page.matches(of: /\s(href|src|action|data-live|data-graph|data-picture|data-png)="([^"]*)"/).map {
            (String($0.output.1), String($0.output.2).replacing("&amp;", with: "&"))
        }
    }

    /// A few weeks of everything.
    private func weeks() async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.save(Account(id: "a", user: TenYears.user, profile: "지우", linkedAt: 0, scopes: []))
        var page = RecordPage()
        for day in 0..<30 {
            let date = TenYears.today.adding(days: day - 29)
            let morning = date.start(in: TenYears.seoul) + 7 * 3_600
            page.measureGroups.append(TenYears.weighIn(day, at: morning))
            page.measureGroups.append(TenYears.pressure(day, at: morning + 600))
            page.activity.append(TenYears.activity(date, day))
            page.sleep.append(TenYears.night(date, day))
        }
        page.goals = Goals(steps: 8_000)
        _ = try await store.save(page, of: TenYears.user)
        return store
    }

    @Test("every link, file, form, redirect and live part is under the prefix, and is there")
    func crawl() async throws {
        let store = try await weeks()
        let folder = try ConfigurationFixture("withings:\n  client_id: a\n  client_secret: b\n  profiles: [지우]\n")
        defer { folder.remove() }
        let running = PeoplePages.running(store)
        try await running.board.refreshAll()
        let router = WebRouter.make(
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            usesForwarded: true,
            trustedProxies: ["127.0.0.1"]
        )
        var control = BridgeControl(
            syncNow: { _ in },
            restart: {},
            broker: { .init(isConfigured: false) },
            startedAt: Household.now,
            version: "1.0"
        )
        control.operations.diagnostics = { "{}" }
        TestPages.routes(folder: folder.path, running: running, control: control).add(to: router)
        try await Application(router: router).test(.live) { client in
            var browser = TestBrowser()
            browser.prefix = Self.prefix
            try await browser.becomeOwner(client)
            var (seen, pages, queue): (Set<String>, Set<String>, [String]) = ([], [], ["/"])
            while let path = queue.popLast() {
                let answer = try await browser.get(path, client)
                if (300..<400).contains(answer.status.code) {
                    let location = answer.headers[.location] ?? ""
                    #expect(location.hasPrefix(Self.prefix + "/"), "\(path) leads to \(location)")
                    continue
                }
                #expect(answer.status == .ok, "\(path)")
                guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                pages.insert(path)
                for (attribute, address) in Self.addresses(String(buffer: answer.body)) {
                    guard address.hasPrefix("/") else {
                        let isInside = address.isEmpty || address.hasPrefix("#") || address.hasPrefix("?")
                        #expect(isInside || address.hasPrefix("https://developer.withings.com"), "\(path): \(address)")
                        continue
                    }
                    #expect(address.hasPrefix(Self.prefix + "/"), "\(path): \(attribute)=\(address)")
                    guard attribute != "action" else { continue }
                    let inner = String(address.dropFirst(Self.prefix.count))
                    // One of a kind is enough: nights, readings and pages of a list are many.
                    let kind = inner.replacing(/\d+/, with: "0").split(separator: "#").first.map(String.init) ?? ""
                    let place = inner.split(separator: "#").first.map(String.init) ?? inner
                    if seen.insert(kind).inserted { queue.append(place) }
                }
            }
            #expect(pages.count > 30)
            #expect(pages.contains("/config/tokens") && pages.contains("/integrations"))
        }
    }
}
