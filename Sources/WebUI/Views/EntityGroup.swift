import Entities
import WithingsModel

/// The groups in which a person's values are shown.
enum EntityGroup: String, Sendable, CaseIterable {
    case body, heart, sleep, activity, goals, other

    /// Types of measures that belong to blood pressure and heart.
    private static let heartTypes: Set<MeasureType> = [
        .diastolicBloodPressure, .systolicBloodPressure, .heartPulse, .spo2, .spo2Legacy, .pulseWaveVelocity,
        .vascularAge, .atrialFibrillationECG, .atrialFibrillationPPG, .qrsInterval, .prInterval, .qtInterval,
        .correctedQTInterval, .vo2Max,
    ]

    init(_ entity: EntityDescription) {
        if case .measure(let type, _) = entity.source {
            self = Self.heartTypes.contains(type) ? .heart : .body
        } else if case .night = entity.source {
            self = .sleep
        } else if case .today = entity.source {
            self = .activity
        } else if case .goal = entity.source {
            self = .goals
        } else if case .intraday = entity.source {
            self = .heart
        } else if [.derived(.bodyMassIndex), .derived(.bodyWater), .derived(.weightChange)].contains(entity.source) {
            self = .body
        } else if entity.source == .bed {
            self = .sleep
        } else if entity.key.hasPrefix("sleep") || entity.key.hasPrefix("nap") {
            self = .sleep
        } else if entity.key.hasPrefix("activity") || entity.key.hasPrefix("workout") {
            self = .activity
        } else {
            self = .other
        }
    }

    var title: Phrase {
        switch self {
        case .body: .groupBody
        case .heart: .groupHeart
        case .sleep: .groupSleep
        case .activity: .groupActivity
        case .goals: .groupGoals
        case .other: .groupOther
        }
    }
}
