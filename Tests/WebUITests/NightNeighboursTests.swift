import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("The nights before and after one")
struct NightNeighboursTests {
    /// Nights that ended so many days ago.
    private func store(_ ages: [Int]) async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.save(Account(id: "a", user: TenYears.user, profile: "지우", linkedAt: 0, scopes: []))
        let nights = ages.map { TenYears.night(TenYears.today.adding(days: -$0), 4_000 - $0) }
        _ = try await store.save(RecordPage(sleep: nights), of: TenYears.user)
        return store
    }

    @Test(
        "are the nearest that are kept, however far away; where there is none, there is no link",
        arguments: [
            ([0, 1, 2], 1, 2, 0), ([0, 3, 9], 3, 9, 0), ([1, 300, 3_000], 300, 3_000, 1), ([5], 5, nil, nil),
            ([2, 40], 2, 40, nil), ([0, 40], 40, nil, 0),
        ] as [([Int], Int, Int?, Int?)]
    )
    func nearest(_ ages: [Int], _ shown: Int, _ before: Int?, _ after: Int?) async throws {
        try await PeoplePages.with(try await store(ages)) { client, signedIn in
            var browser = signedIn
            func address(_ age: Int) -> String { "/people/1001/sleep/\(TenYears.today.adding(days: -age))" }
            let page = String(buffer: try await browser.get(address(shown), client).body)
            let links = page.matches(of: /class="button" href="(\/people\/1001\/sleep\/[^"]+)">([^<]+)/)
            let found = Dictionary(links.map { (String($0.output.2), String($0.output.1)) }) { first, _ in first }
            #expect(found["Night before"] == before.map(address), "\(found)")
            #expect(found["Night after"] == after.map(address), "\(found)")
            for link in found.values {
                let night = try await browser.get(link, client)
                #expect(night.status == .ok, "\(link)")
            }
        }
    }
}
