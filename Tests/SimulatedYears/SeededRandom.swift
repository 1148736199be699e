/// Numbers that follow from a seed.
struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Neighbouring seeds must not be one sequence, a step apart.
    init(_ seed: UInt64) {
        state = (seed &+ 1) &* 0xD134_2543_DE82_EF95
        let mixed = next()
        state ^= mixed
    }

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether something happens that happens so often, as a part of one.
    mutating func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &self) < part }
}
