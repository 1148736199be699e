import Foundation

/// How the steps of a day are spread over it: hardly any at night, most around noon and after work, and always a few
/// minutes of walking with rest between them.
struct DemoPace {
    private static let block = 1_800.0

    /// In seconds; 23 or 25 hours twice a year.
    let length: Double
    private let seed: Dice

    init(length: Int, _ seed: Dice) {
        self.length = Double(length)
        self.seed = seed
    }

    /// The part of the steps that has been made so many seconds after midnight, 0 to 1.
    func part(_ seconds: Int) -> Double {
        let seconds = Double(seconds)
        guard seconds > 0 else { return 0 }
        guard seconds < length else { return 1 }
        let number = (seconds / Self.block).rounded(.down)
        let before = smooth(number * Self.block)
        let after = smooth(min(length, (number + 1) * Self.block))
        var dice = seed.turned(by: Int(number))
        let from = Double(dice.whole(0...15)) * 60
        let walk = Double(dice.whole(4...14)) * 60
        let walked = min(1, max(0, (seconds - number * Self.block - from) / walk))
        return before + (after - before) * walked
    }

    private func smooth(_ seconds: Double) -> Double {
        let start = Self.curve(0)
        return (Self.curve(seconds * 24 / length) - start) / (Self.curve(24) - start)
    }

    private static func curve(_ hour: Double) -> Double {
        let morning = 1 / (1 + exp(-(hour - 8.5) * 1.3))
        let noon = 1 / (1 + exp(-(hour - 12.8) * 1.1))
        let evening = 1 / (1 + exp(-(hour - 18.2) * 0.9))
        return 0.3 * morning + 0.3 * noon + 0.4 * evening
    }
}
