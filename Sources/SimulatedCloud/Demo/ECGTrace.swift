import Foundation

/// A one-lead ECG as a watch or a monitor records it.
struct ECGTrace {
    /// One wave of a beat: where it stands in the beat and how high and wide it is.
    private struct Wave {
        var at: Double
        var height: Double
        var width: Double
    }

    /// In seconds from the R wave and in microvolts.
    private static let waves = [
        Wave(at: -0.17, height: 110, width: 0.024), Wave(at: -0.028, height: -110, width: 0.009),
        Wave(at: 0, height: 1_150, width: 0.011), Wave(at: 0.03, height: -240, width: 0.010),
        Wave(at: 0.27, height: 260, width: 0.048),
    ]

    var pulse: Int
    /// Samples a second.
    var frequency: Int
    var seconds: Int
    /// Atrial fibrillation: beats at any time and no P wave.
    var isIrregular: Bool

    /// In microvolts.
    func samples(_ dice: Dice) -> [Int] {
        var dice = dice
        let count = frequency * seconds
        let rate = Double(frequency)
        let wander = dice.unit() * 6
        var volts = (0..<count).map { place -> Double in
            45 * sin(2 * .pi * 0.25 * Double(place) / rate + wander) + 9 * dice.bell()
        }
        var beat = 0.3 + 0.4 * dice.unit()
        while beat < Double(seconds) + 0.4 {
            for wave in Self.waves.dropFirst(isIrregular ? 1 : 0) {
                let centre = beat + wave.at
                let first = max(0, Int((centre - 4 * wave.width) * rate))
                let last = min(count - 1, Int((centre + 4 * wave.width) * rate))
                guard first <= last else { continue }
                for place in first...last {
                    let distance = (Double(place) / rate - centre) / wave.width
                    volts[place] += wave.height * exp(-0.5 * distance * distance)
                }
            }
            let breathing = 0.03 * sin(2 * .pi * 0.24 * beat)
            beat += 60 / Double(pulse) * (1 + (isIrregular ? 0.22 : 0.015) * dice.bell() + breathing)
        }
        return volts.map { Int($0.rounded()) }
    }
}
