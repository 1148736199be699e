import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import Access
@testable import WebUI

@Suite("Pages that move on by themselves")
struct LivePartTests {
    private static let user = TenYears.user
    private static let now = FixedClock.noon

    private func store() async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.save(Account(id: "a", user: Self.user, profile: "지우", linkedAt: 0, scopes: []))
        try await store.save(Self.group(5, attribution: .ambiguous), into: store)
        return store
    }

    private static func group(_ id: Int64, attribution: Attribution = .device) -> MeasureGroup {
        MeasureGroup(
            id: id,
            attribution: attribution,
            measuredAt: now - 1_000 + id,
            createdAt: now,
            modifiedAt: now,
            measures: [Measure(type: .weight, value: ExactDecimal(72_405, exponent: -3))]
        )
    }

    /// Where a page fetches its part from.
    private static func part(of page: String) throws -> String {
        try #require(
            page.firstMatch(of: /data-live="([^"]+)"/).map { String($0.output.1).replacing("&amp;", with: "&") }
        )
    }

    @Test(
        "The list of readings and a single one can be fetched anew without the page around them",
        arguments: ["/people/1001/readings", "/people/1001/readings?only=ambiguous", "/people/1001/readings/5"]
    )
    func readings(_ path: String) async throws {
        let store = try await store()
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let page = String(buffer: try await browser.get(path, client).body)
            let address = try Self.part(of: page)
            let part = String(buffer: try await browser.get(address, client).body)
            #expect(!part.contains("<html") && part.contains("72.4"))
            // A button that has the focus is found again as that of the same reading.
            #expect(part.contains(#"id="mine-5""#) && page.contains(part.trimmingCharacters(in: .newlines)))
            try await store.save(Self.group(6, attribution: .ambiguous), into: store)
            var other = Self.group(5, attribution: .confirmed)
            other.measures[0].value = ExactDecimal(71_105, exponent: -3)
            other.modifiedAt += 1
            try await store.save(other, into: store)
            let later = String(buffer: try await browser.get(address, client).body)
            #expect(later != part && !later.contains(#"id="mine-5""#))
            if !path.hasSuffix("/5") { #expect(later.contains(#"id="reading-6""#)) }
            let stranger = try await client.execute(uri: address, method: .get)
            #expect(stranger.status == .unauthorized)
        }
    }

    @Test("So can the lists of records and single records", arguments: ["nights", "days", "devices"])
    func records(_ list: String) async throws {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let page = String(buffer: try await browser.get("/people/1001/records/\(list)", client).body)
            let part = String(buffer: try await browser.get(try Self.part(of: page), client).body)
            #expect(!part.contains("<html") && page.contains(part.trimmingCharacters(in: .newlines)))
            guard let link = part.firstMatch(of: /<li id="[^"]+"><p><a href="([^"]+)"/) else { return }
            let record = String(buffer: try await browser.get(String(link.output.1), client).body)
            let whole = try await browser.get(try Self.part(of: record), client)
            #expect(whole.status == .ok && String(buffer: whole.body).contains("raw.json"))
        }
    }

    @Test("What is not there any more has no part, and a stranger learns nothing of it")
    func gone() async throws {
        try await PeoplePages.with(try await store()) { client, signedIn in
            var browser = signedIn
            for path in ["/people/1001/readings/6", "/people/1001/nonsense", "/people/7/readings"] {
                let answer = try await browser.get("/fragments\(path)", client)
                #expect(answer.status == .notFound, "\(path)")
            }
        }
    }

    @Test("Whoever is signed out elsewhere is told so at once, though nothing changes", .timeLimit(.minutes(3)))
    func signedOut() async throws {
        let folder = try ConfigurationFixture("withings:\n  client_id: a\n  client_secret: b\n  profiles: [지우]\n")
        defer { folder.remove() }
        // A clock that no hour goes by on: whatever is told, is told because of the sign-out.
        let clock = ManualClock(now: Double(Self.now))
        let gatekeeper = Gatekeeper(
            store: MemoryDocuments(),
            clock: clock,
            box: SecretBox(key: Array(repeating: 7, count: 32))
        )
        let running = PeoplePages.running(try await store())
        let routes = PageRoutes(
            gatekeeper: gatekeeper,
            folder: ConfigurationFolder(path: folder.path),
            environment: [:],
            settings: Household.settings,
            running: running,
            control: TestPages.control(),
            clock: clock
        )
        try await TestPages.application(routes).test(.live) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let headers = browser.headers
            async let stream = client.execute(uri: "/events", method: .get, headers: headers)
            while await gatekeeper.watchingSessions.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            await gatekeeper.endEverything()
            // A breath between two changes passes, but not the seconds until the next look at everything.
            let turning = Task {
                while !Task.isCancelled {
                    if let next = clock.secondsToNextWake, next <= 0.26 { clock.advance(by: next) }
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            // The end of the stream is the end of its connection, too.
            let answer = try await stream
            turning.cancel()
            #expect(answer.status == .ok)
            #expect(String(buffer: answer.body).contains("event: change"))
            #expect(await gatekeeper.session(browser.cookies[PageCookie.session]) == nil)
        }
    }
}

extension MemoryStore {
    fileprivate func save(_ group: MeasureGroup, into store: MemoryStore) async throws {
        _ = try await store.save(RecordPage(measureGroups: [group]), of: TenYears.user)
    }
}
