/// Chance that falls the same way every time: seeded by numbers that name what is being thrown for.
struct Dice: Sendable {
    private var state: UInt64

    init(_ seed: UInt64, _ names: Int...) {
        state = seed
        for name in names {
            state = state &* 0x5851_F42D_4C95_7F2D &+ UInt64(bitPattern: Int64(name))
            _ = next()
        }
    }

    /// Other dice for one of many like purposes.
    func turned(by number: Int) -> Dice {
        var turned = self
        turned.state ^= UInt64(bitPattern: Int64(number)) &* 0x9E6C_63D0_876A_9A47
        _ = turned.next()
        return turned
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// At least 0 and below 1.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// About a normal distribution around 0 with deviation 1, within ±3.5.
    mutating func bell() -> Double {
        (unit() + unit() + unit() + unit() - 2) * 1.732_050_8
    }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(unit() * Double(range.count))
    }

    /// 40 hex digits.
    mutating func hexWord() -> String {
        var text = ""
        while text.utf8.count < 40 {
            let part = String(next(), radix: 16)
            text += String(repeating: "0", count: 16 - part.utf8.count) + part
        }
        return String(text.prefix(40))
    }
}
