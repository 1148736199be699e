import Store
import WithingsModel

/// SplitMix64: the same numbers for the same seed.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &self) }
    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 1...oneIn, using: &self) == 1 }
    mutating func pick<Element>(_ elements: [Element], or other: Element) -> Element {
        elements.randomElement(using: &self) ?? other
    }
    mutating func some<Element>(_ most: Int, _ make: (inout SeededRandom) -> Element) -> [Element] {
        let count = Int.random(in: 0...most, using: &self)
        var elements: [Element] = []
        for _ in 0..<count { elements.append(make(&self)) }
        return elements
    }

    /// Numbers as Withings sends them, and sometimes ones as no body has.
    mutating func decimal() -> ExactDecimal {
        switch number(0...9) {
        case 0: ExactDecimal(pick([.min, .max, -1, 0], or: 0), exponent: pick([.min, .max, -400, 0], or: 0))
        case 1...3: ExactDecimal(number(0...9_999), exponent: Int(number(-4...1)))
        default: ExactDecimal(number(0...200))
        }
    }
}
