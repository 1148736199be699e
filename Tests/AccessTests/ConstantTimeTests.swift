import Testing

@testable import Access

@Suite("Comparing secrets")
struct ConstantTimeTests {
    /// Counts how many of its bytes were looked at.
    private final class Counter { var count = 0 }
    private struct Counted: Collection {
        let bytes: [UInt8]
        let counter: Counter
        var startIndex: Int { 0 }
        var endIndex: Int { bytes.count }
        func index(after index: Int) -> Int { index + 1 }
        subscript(index: Int) -> UInt8 {
            counter.count += 1
            return bytes[index]
        }
    }

    @Test("looks at every byte wherever two secrets differ")
    func everyByte() {
        let secret = [UInt8](0..<64)
        for place in [0, 1, 31, 63] {
            var other = secret
            other[place] ^= 1
            let counter = Counter()
            #expect(!ConstantTime.equal(Counted(bytes: secret, counter: counter), other))
            #expect(counter.count == 64)
        }
        #expect(ConstantTime.equal(secret, secret))
        #expect(!ConstantTime.equal(secret, secret.dropLast()))
    }
}
