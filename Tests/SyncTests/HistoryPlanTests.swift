import Foundation
import Store
import Testing
import WithingsModel

@testable import Sync

@Suite struct HistoryPlanTests {
    private static let now: EpochSeconds = 1_700_000_000

    private func slices(of kind: RecordKind, now: EpochSeconds = now) -> [HistorySlice] {
        var progress = SyncCursor.Backfill()
        var slices: [HistorySlice] = []
        while let slice = HistoryPlan.slice(of: kind, after: progress, now: now), slices.count < 100 {
            slices.append(slice)
            progress = HistoryPlan.progress(progress, after: slice, rows: 1, nextOffset: nil)
        }
        return slices
    }

    @Test("slices walk back without a gap from tomorrow to the beginning, newest first")
    func withoutGaps() {
        for kind in HistoryPlan.kinds {
            let slices = slices(of: kind)
            #expect((slices.first?.to ?? 0) > Self.now + 86_400)
            for (newer, older) in zip(slices, slices.dropFirst()) { #expect(newer.from == older.to) }
            #expect(slices.last?.isOldest == true)
        }
        #expect(slices(of: .measures).last?.from == 0)
        #expect(slices(of: .sleep).last?.days.from.description == "2009-01-01")
    }

    @Test("neighbours overlap, whether Withings includes the ends or not")
    func overlapping() {
        let slices = slices(of: .activity)
        for (newer, older) in zip(slices, slices.dropFirst()) {
            #expect(older.timeQuery.to > newer.timeQuery.from)
            #expect(older.days.to == newer.days.from)
        }
    }

    @Test("whatever the month, a dozen requests reach the beginning, and no slice is longer than 128 months")
    func fewRequests() {
        for month in 0..<240 {
            let slices = slices(of: .sleep, now: Self.now + EpochSeconds(month) * 2_629_746)
            #expect(slices.count <= 12)
            #expect(slices.allSatisfy { $0.to - $0.from <= 128 * 31 * 86_400 })
        }
    }

    @Test("a slice that was half read goes on with the same slice, however much later")
    func resumes() throws {
        let first = try #require(HistoryPlan.slice(of: .measures, after: .init(), now: Self.now))
        let progress = HistoryPlan.progress(.init(), after: first, rows: 1000, nextOffset: 1000)
        #expect(!progress.isComplete && progress.nextOffset == 1000 && progress.rows == 1000)
        #expect(HistoryPlan.slice(of: .measures, after: progress, now: Self.now + 40_000_000)?.from == first.from)
        #expect(HistoryPlan.slice(of: .measures, after: progress, now: Self.now + 40_000_000)?.to == first.to)
    }

    @Test("the last page of the oldest slice completes the history")
    func completes() throws {
        let last = try #require(slices(of: .sleep).last)
        #expect(HistoryPlan.progress(.init(rows: 5), after: last, rows: 2, nextOffset: 300).isComplete == false)
        let done = HistoryPlan.progress(.init(rows: 5), after: last, rows: 2, nextOffset: nil)
        #expect(done.isComplete && done.rows == 7)
        #expect(HistoryPlan.slice(of: .sleep, after: done, now: Self.now) == nil)
    }

    @Test("a clock that stands in 1970 still gives a plan")
    func clockInThePast() {
        #expect(!slices(of: .measures, now: 0).isEmpty)
        #expect(!slices(of: .sleep, now: 0).isEmpty)
    }
}
