import Store
import TestSupport
import Testing
import WithingsModel

@Suite("Numbers of row after row")
struct FieldReadingTests {
    private static let values: [[String: ExactDecimal]] = [
        ["hr_average": 62, "sleep_score": 80], ["hr_average": 0, "sleep_score": ExactDecimal(-15, exponent: -1)],
        ["hr_average": ExactDecimal(.max, exponent: -30)], ["hr_average": ExactDecimal(.min, exponent: 7)], [:],
        ["hr_average": 1, "snoring": 2], ["hr_average": 3, "snoring": 4, "wakeupcount": 5], ["hr_averagf": 6],
        ["a,b:c}\"e": 7], ["a,b:c}\"e": 8], ["한": 9, "\u{1}": 10], ["한": 11, "\u{1}": 12], ["": 13], ["": 14],
    ]

    @Test("They come back whatever names stood in the row before", arguments: StoreUnderTest.allCases)
    func rows(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            var page = RecordPage()
            for (index, values) in (Self.values + Self.values.reversed()).enumerated() {
                var night = SleepSummary.sample(Int64(index), end: 1_700_000_000 + EpochSeconds(index) * 86_400)
                night.values = Dictionary(uniqueKeysWithValues: values.map { (SleepField($0.key), $0.value) })
                page.sleep.append(night)
            }
            _ = try await store.save(page, of: anna)
            let read = try await store.sleep(of: anna, endingIn: 0..<EpochSeconds.max)
            #expect(read == page.sleep)
            #expect(read.map { $0.values.mapValues(\.mantissa) } == page.sleep.map { $0.values.mapValues(\.mantissa) })
        }
    }
}
