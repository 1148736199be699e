import Foundation
import SQLiteStore
import Store
import TestSupport
import Testing
import WithingsModel

@Suite("SQLite and memory give the same answers")
struct TwinTests {
    @Test("Whatever is saved, in whatever order", arguments: 0..<8 as Range<UInt64>)
    func randomPages(seed: UInt64) async throws {
        try await TemporaryFolder.use { folder in
            var random = SeededRandom(state: seed)
            let memory = MemoryStore()
            let sqlite = try SQLiteStore(path: folder.file("bridge.db"))
            for _ in 0..<60 {
                let page = RecordPage(
                    measureGroups: (0..<Int.random(in: 0...6, using: &random)).map { _ in random.group() }
                )
                let user = Bool.random(using: &random) ? anna : ben
                #expect(try await memory.save(page, of: user) == sqlite.save(page, of: user))
            }
            for user in [anna, ben] {
                #expect(try await memory.latestMeasures(of: user) == sqlite.latestMeasures(of: user))
                #expect(try await memory.counts(of: user) == sqlite.counts(of: user))
                for range in [0..<EpochSeconds.max, 1_002..<1_005] {
                    let (left, right) = (
                        try await memory.measureGroups(of: user, in: range, limit: 20),
                        try await sqlite.measureGroups(of: user, in: range, limit: 20)
                    )
                    #expect(left.map(\.id) == right.map(\.id))
                    #expect(zip(left, right).allSatisfy { $0.saysTheSame(as: $1) })
                }
            }
            try await sqlite.close()
        }
    }
}

extension SeededRandom {
    /// Few ids, times and values, so that everything collides.
    fileprivate mutating func group() -> MeasureGroup {
        let measures = (0..<Int.random(in: 0...4, using: &self)).map { _ in
            Measure(
                type: MeasureType(Int.random(in: 1...3, using: &self)),
                value: ExactDecimal(
                    Int64.random(in: 1...2, using: &self) * 10,
                    exponent: Int.random(in: -1...0, using: &self)
                ),
                position: [nil, .torso, BodyPosition(-1), .leftArm].randomElement(using: &self) ?? nil,
                algorithm: Bool.random(using: &self) ? 1 : nil
            )
        }
        return MeasureGroup(
            id: Int64.random(in: 1...12, using: &self),
            attribution: [.device, .ambiguous, .perFootDetail, Attribution(10_009)].randomElement(using: &self)
                ?? .device,
            category: Int.random(in: 0...5, using: &self) == 0 ? .objective : .reading,
            measuredAt: Int64.random(in: 1_000...1_006, using: &self),
            createdAt: Int64.random(in: 2_000...2_002, using: &self),
            modifiedAt: Int64.random(in: 3_000...3_004, using: &self),
            deviceID: [nil, "a", "b"].randomElement(using: &self) ?? nil,
            measures: measures,
            unknownFields: Bool.random(using: &self) ? nil : "{}"
        )
    }
}
