import Store
import WithingsModel

/// The pages of a person.
enum PersonTab: String, Sendable, CaseIterable {
    case today = ""
    case weight, pressure, sleep, activity, heart, workouts, temperature, ecg, segments, measures, readings

    var title: GraphPhrase {
        switch self {
        case .today: .tabToday
        case .weight: .tabWeight
        case .pressure: .tabPressure
        case .sleep: .tabSleep
        case .activity: .tabActivity
        case .heart: .tabHeart
        case .workouts: .tabWorkouts
        case .temperature: .tabTemperature
        case .ecg: .tabECG
        case .segments: .tabSegments
        case .measures: .tabMeasures
        case .readings: .tabReadings
        }
    }

    /// What the page shows when the address does not say.
    var usualSpan: GraphSpan.Choice {
        switch self {
        case .heart: .day
        case .sleep, .activity: .month
        case .ecg, .segments, .temperature: .all
        case .workouts: .quarter
        default: .quarter
        }
    }

    /// Whether it shows a stretch of time that the visitor chooses.
    var hasSpan: Bool { self != .today && self != .measures && self != .readings }

    func address(_ user: WithingsUserID) -> String {
        self == .today ? "/people/\(user)" : "/people/\(user)/\(rawValue)"
    }

    /// Types that have a page of their own; everything else is among the other measures.
    static let ownTypes: [MeasureType: PersonTab] = [
        .weight: .weight, .fatMass: .weight, .muscleMass: .weight, .hydration: .weight, .boneMass: .weight,
        .fatRatio: .weight, .systolicBloodPressure: .pressure, .diastolicBloodPressure: .pressure,
        .bodyTemperature: .temperature, .skinTemperature: .temperature, .temperature: .temperature,
        .muscleMassForSegments: .segments, .fatMassForSegments: .segments, .fatFreeMassForSegments: .segments,
    ]

    /// The pages on which there is something to see.
    static func filled(_ keys: [MeasureSeriesKey], _ counts: RecordCounts) -> [PersonTab] {
        let owned = Set(keys.compactMap { ownTypes[$0.type] })
        return allCases.filter { tab in
            switch tab {
            case .today, .readings, .measures: true
            case .weight, .pressure, .temperature, .segments: owned.contains(tab)
            case .sleep: counts.sleep > 0
            case .activity: counts.activity > 0
            case .heart: counts.intradaySamples > 0
            case .workouts: counts.workouts > 0
            case .ecg: counts.heartRecordings > 0
            }
        }
    }
}
