import HummingbirdTesting
import Store
import Synchronization
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("What was worked out is kept as long as it is true")
struct GraphShelfTests {
    private typealias Shelf = GraphShelf<String, Int>

    /// Work that counts how often it is done.
    private final class Work: Sendable {
        private let done = Mutex(0)
        var count: Int { done.withLock { $0 } }

        func content(_ bytes: Int = 10, until: EpochSeconds? = nil) -> Shelf.Content {
            let value = done.withLock { count -> Int in
                count += 1
                return count
            }
            return .init(value: value, bytes: bytes, validUntil: until)
        }
    }

    @Test("Who asks again of the same record gets the same; of another record, or later than it holds, something new")
    func validity() async throws {
        let (shelf, work) = (Shelf(room: 100), Work())
        func ask(_ version: UInt64, _ now: EpochSeconds = 0) async throws -> Int {
            try await shelf.value("a", version: RecordVersion(lists: version), now: now) { work.content(until: 50) }
        }
        #expect(try await ask(1) == 1)
        #expect(try await ask(1) == 1)
        #expect(try await ask(2) == 2)
        #expect(try await ask(2, 49) == 2)
        #expect(try await ask(2, 50) == 3)
        #expect(await shelf.bytes == 10, "What is not true any more is not kept")
    }

    @Test("Where only what went on within nights is another, what tells of lists alone stays")
    func detail() async throws {
        for readsDetail in [false, true] {
            let (shelf, work) = (Shelf(room: 100), Work())
            func ask(_ version: RecordVersion) async throws -> Int {
                try await shelf.value("a", version: version, now: 0) {
                    var content = work.content()
                    content.readsDetail = readsDetail
                    return content
                }
            }
            #expect(try await ask(RecordVersion(lists: 1, everything: 1)) == 1)
            #expect(try await ask(RecordVersion(lists: 1, everything: 2)) == (readsDetail ? 2 : 1))
            #expect(try await ask(RecordVersion(lists: 2, everything: 3)) == (readsDetail ? 3 : 2))
        }
    }

    @Test("A hundred who ask at once let it be worked out once")
    func crowd() async throws {
        let (shelf, work) = (Shelf(room: 100), Work())
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    try await shelf.value("a", version: RecordVersion(), now: 0) {
                        await Task.yield()
                        return work.content()
                    }
                }
            }
            for try await value in group { #expect(value == 1) }
        }
        #expect(work.count == 1)
    }

    @Test("It takes no more room than it has: what nobody looked at for longest goes, what is too large is not kept")
    func room() async throws {
        let (shelf, work) = (Shelf(room: 100), Work())
        func ask(_ key: String, _ bytes: Int = 40) async throws -> Int {
            try await shelf.value(key, version: RecordVersion(), now: 0) { work.content(bytes) }
        }
        #expect(try await ask("a") == 1)
        #expect(try await ask("b") == 2)
        #expect(try await ask("a") == 1)
        #expect(try await ask("c") == 3)
        #expect(try await ask("a") == 1)
        #expect(try await ask("b") == 4, "It had to go for c")
        #expect(try await ask("d", 101) == 5)
        #expect(try await ask("d", 101) == 6)
        #expect(await shelf.bytes <= 100)
    }

    @Test("What could not be worked out is tried again by the next")
    func faults() async throws {
        struct Fault: Error {}
        let (shelf, work) = (Shelf(room: 100), Work())
        await #expect(throws: Fault.self) {
            try await shelf.value("a", version: RecordVersion(), now: 0) { throw Fault() }
        }
        #expect(try await shelf.value("a", version: RecordVersion(), now: 0) { work.content() } == 1)
    }
}
