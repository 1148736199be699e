import Foundation

/// The sound of a heart as a stethoscope records it, in A-law bytes.
struct HeartSound {
    /// Samples a second.
    static let frequency = 4_000

    var pulse: Int
    var seconds: Int

    func bytes(_ dice: Dice) -> [UInt8] {
        var dice = dice
        let rate = Double(Self.frequency)
        let count = Self.frequency * seconds
        var sound = (0..<count).map { _ in 60 * dice.bell() }
        var beat = 0.2
        while beat < Double(seconds) {
            for (delay, loudness, pitch) in [(0.0, 9_000.0, 46.0), (0.31, 6_500, 62)] {
                let first = Int((beat + delay) * rate)
                for place in first..<min(count, first + Self.frequency / 8) where place >= 0 {
                    let time = Double(place - first) / rate
                    sound[place] += loudness * exp(-time * 38) * sin(2 * .pi * pitch * time)
                }
            }
            beat += 60 / Double(pulse) * (1 + 0.02 * dice.bell())
        }
        return sound.map { Self.compressed(Int(min(32_000, max(-32_000, $0)))) }
    }

    /// G.711 A-law of a 16-bit sample.
    static func compressed(_ sample: Int) -> UInt8 {
        let isPositive = sample >= 0
        let magnitude = min(4_095, (isPositive ? sample : -sample - 1) >> 3)
        let code: Int
        if magnitude < 32 {
            code = magnitude >> 1
        } else {
            let exponent = Int.bitWidth - 1 - magnitude.leadingZeroBitCount - 4
            code = exponent << 4 | (magnitude >> exponent) & 0x0F
        }
        return UInt8(code | (isPositive ? 0x80 : 0)) ^ 0x55
    }
}
