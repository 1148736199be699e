import Store
import Testing
import WithingsModel

@Suite("Every store tells what a page brought for the first time")
struct NewsConformanceTests {
    @Test("What is new is news once; corrections are none", arguments: StoreUnderTest.allCases)
    func firstTime(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let page = RecordPage(
                measureGroups: [.sample(9), .sample(3)],
                sleep: [.sample(1)],
                workouts: [.sample(4), .sample(4)],
                heartRecordings: [.sample(7)]
            )
            let news = try await store.save(page, of: anna).news
            #expect(
                news
                    == RecordNews(
                        measureGroups: page.measureGroups,
                        sleep: page.sleep,
                        workouts: [.sample(4)],
                        heartRecordings: page.heartRecordings
                    )
            )
            let later = RecordPage(
                measureGroups: [.sample(5), .sample(3, modified: 1_800_000_000)],
                sleep: [.sample(1, modified: 1_800_000_000)],
                workouts: [.sample(4, modified: 1_800_000_000)],
                heartRecordings: [.sample(7, modified: 1_800_000_000)]
            )
            let next = try await store.save(later, of: anna)
            #expect(next.counted == RecordChange(added: 1, changed: 4))
            #expect(next.news == RecordNews(measureGroups: [.sample(5)]))
        }
    }

    @Test(
        "Of a reading that comes twice in a page the version that counts is the news",
        arguments: StoreUnderTest.allCases
    )
    func twice(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let newer = MeasureGroup.sample(1, modified: 1_800_000_000, measures: [.weight(79_000)])
            let page = RecordPage(measureGroups: [.sample(1), .sample(2), newer])
            let change = try await store.save(page, of: anna)
            #expect(change.news.measureGroups == [.sample(2), newer])
        }
    }

    @Test("A night that is complete only now is told, once", arguments: StoreUnderTest.allCases)
    func completed(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            var night = SleepSummary.sample(1)
            night.isCompleted = false
            var other = SleepSummary.sample(2)
            other.isCompleted = nil
            let first = try await store.save(RecordPage(sleep: [night, other]), of: anna)
            #expect(first.news == RecordNews(sleep: [night, other]))
            night.isCompleted = true
            other.isCompleted = true
            night.modifiedAt += 10
            let second = try await store.save(RecordPage(sleep: [night, other]), of: anna)
            #expect(second.news == RecordNews(completedSleep: [night, other]))
            night.modifiedAt += 10
            #expect(try await store.save(RecordPage(sleep: [night]), of: anna).news.isEmpty)
            // One that comes complete is a new night and nothing else.
            #expect(try await store.save(RecordPage(sleep: [.sample(3)]), of: anna).news.completedSleep.isEmpty)
        }
    }
}
