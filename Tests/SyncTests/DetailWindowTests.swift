import Foundation
import Store
import TestSupport
import Testing
import WithingsModel

@testable import Sync

@Suite("Windows of detail") struct DetailWindowTests {
    private let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private func hours(_ day: String) throws -> [EpochSeconds] {
        let day = try #require(LocalDay(day))
        let windows = DetailWindow.day(day, in: berlin)
        #expect(windows.first?.from == day.start(in: berlin))
        for (one, next) in zip(windows, windows.dropFirst()) { #expect(one.to == next.from) }
        #expect(windows.last?.to == day.adding(days: 1).start(in: berlin))
        return windows.map { ($0.to - $0.from) / 3_600 }
    }

    @Test("a day is one window by the clock of its place; that of 25 hours is two, for Withings answers 24 at most")
    func days() throws {
        #expect(try hours("2026-06-15") == [24])
        #expect(try hours("2026-03-29") == [23])
        #expect(try hours("2026-10-25") == [24, 1])
    }

    @Test("a night is one window, a stretch longer than a day several, nonsense none or few")
    func nights() {
        #expect(DetailWindow.nights(from: 1_000, to: 30_000).map(\.to) == [30_000])
        #expect(DetailWindow.nights(from: 0, to: 100_000).map(\.from) == [0, 86_400])
        #expect(DetailWindow.nights(from: 30_000, to: 1_000).isEmpty)
        #expect(DetailWindow.nights(from: 0, to: 2_000_000_000).count == 7)
    }

    @Test("what waits is kept once, newest first, and survives a restart")
    func queue() async throws {
        let store = MemoryStore()
        let user = WithingsUserID(11)
        let now: EpochSeconds = 10_000_000
        let night = DetailWindow(kind: .sleepDetail, from: now - 30_000, to: now - 5_000)
        let old = DetailWindow(kind: .sleepDetail, from: now - 930_000, to: now - 905_000)
        var queue = DetailQueue()
        queue.add([old, night, night])
        #expect(queue.windows.count == 2)
        #expect(queue.fresh(.sleepDetail, at: now) == [night] && queue.older(.sleepDetail, at: now) == old)
        #expect(queue.fresh(.intraday, at: now).isEmpty && queue.older(.intraday, at: now) == nil)
        try await queue.write(of: user, to: store)
        #expect(try await DetailQueue.read(of: user, from: store) == queue)
        queue.remove(old)
        queue.remove(night)
        try await queue.write(of: user, to: store)
        #expect(try await store.documents(in: DetailQueue.collection).isEmpty)
        try await store.saveDocument(Array("torn".utf8), "11", in: DetailQueue.collection)
        #expect(try await DetailQueue.read(of: user, from: store) == DetailQueue())
    }

    @Test("however much changes at once, the queue stays bounded and keeps the newest")
    func bounded() {
        var queue = DetailQueue()
        queue.add((0..<6_000).map { DetailWindow(kind: .intraday, from: $0 * 86_400, to: ($0 + 1) * 86_400) })
        #expect(queue.windows.count == 5_000)
        let last: EpochSeconds = 6_000 * 86_400
        #expect(queue.windows.contains { $0.to == last })
    }
}
