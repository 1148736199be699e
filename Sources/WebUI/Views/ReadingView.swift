import Store
import WithingsModel

/// A reading as evidence of whose account it is.
struct ReadingView: Sendable, Equatable {
    var name: String
    var value: String
    var unit: String?
    var when: MomentView

    init(_ reading: LatestMeasure, in words: PageWords) {
        let kind = Self.kinds[reading.measure.type]
        let text = words.values.number(
            reading.measure.value, unit: kind?.unit, deviceClass: nil, precision: kind?.precision
        )
        name =
            kind.map { words.texts[$0.name] }
            ?? words.texts(.readingOther, ["number": "\(reading.measure.type.rawValue)"])
        value = text.value
        unit = text.unit
        when = words.moments.view(reading.measuredAt)
    }

    private struct Kind {
        var name: Phrase
        var unit: String
        var precision: Int?
    }

    /// What people know about themselves; every other type shows its number.
    private static let kinds: [MeasureType: Kind] = [
        .weight: Kind(name: .readingWeight, unit: "kg", precision: 1),
        .height: Kind(name: .readingHeight, unit: "m", precision: 2),
        .fatRatio: Kind(name: .readingFatRatio, unit: "%", precision: 1),
        .fatMass: Kind(name: .readingFatMass, unit: "kg", precision: 1),
        .fatFreeMass: Kind(name: .readingFatFreeMass, unit: "kg", precision: 1),
        .muscleMass: Kind(name: .readingMuscleMass, unit: "kg", precision: 1),
        .systolicBloodPressure: Kind(name: .readingSystolic, unit: "mmHg", precision: 0),
        .diastolicBloodPressure: Kind(name: .readingDiastolic, unit: "mmHg", precision: 0),
        .heartPulse: Kind(name: .readingPulse, unit: "bpm", precision: 0),
        .temperature: Kind(name: .readingTemperature, unit: "°C", precision: 1),
        .bodyTemperature: Kind(name: .readingBodyTemperature, unit: "°C", precision: 1),
        .skinTemperature: Kind(name: .readingSkinTemperature, unit: "°C", precision: 1),
        .spo2: Kind(name: .readingSpO2, unit: "%", precision: 0),
        .pulseWaveVelocity: Kind(name: .readingPulseWaveVelocity, unit: "m/s", precision: 1),
    ]
}
