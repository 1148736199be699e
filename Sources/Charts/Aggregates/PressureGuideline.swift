import WithingsModel

/// Whose ranges of blood pressure are shown. The names are those under which doctors know them.
package enum PressureGuideline: String, Sendable, CaseIterable {
    /// European Society of Cardiology and European Society of Hypertension, 2018, values measured at home: hypertension
    /// from 135/85 mmHg on; it has no further stages for home.
    case escHome = "esc_2018_home"
    /// American College of Cardiology and American Heart Association, 2017.
    case aha = "aha_2017"

    package var name: String {
        switch self {
        case .escHome: "ESC/ESH 2018"
        case .aha: "ACC/AHA 2017"
        }
    }

    package enum Stage: String, Sendable, CaseIterable {
        case normal, elevated, stageOne, stageTwo, hypertension

        package var weight: ChartBand.Weight {
            switch self {
            case .normal: .fine
            case .elevated: .mild
            case .stageOne: .raised
            case .stageTwo, .hypertension: .high
            }
        }
    }

    /// The stage of a pair of values; the worse of the two decides.
    package func stage(systolic: ExactDecimal, diastolic: ExactDecimal) -> Stage {
        switch self {
        case .escHome:
            return systolic >= 135 || diastolic >= 85 ? .hypertension : .normal
        case .aha:
            if systolic >= 140 || diastolic >= 90 { return .stageTwo }
            if systolic >= 130 || diastolic >= 80 { return .stageOne }
            return systolic >= 120 ? .elevated : .normal
        }
    }

    package struct Limit: Sendable, Equatable {
        package var isSystolic: Bool
        package var stage: Stage
        package var low: ExactDecimal
        package var high: ExactDecimal?
    }

    /// The ranges above normal of both values on one axis; those of the lower value
    /// end where the upper one begins to be found.
    package var limits: [Limit] {
        switch self {
        case .escHome:
            [
                Limit(isSystolic: false, stage: .hypertension, low: 85, high: 100),
                Limit(isSystolic: true, stage: .hypertension, low: 135, high: nil),
            ]
        case .aha:
            [
                Limit(isSystolic: false, stage: .stageOne, low: 80, high: 90),
                Limit(isSystolic: false, stage: .stageTwo, low: 90, high: 100),
                Limit(isSystolic: true, stage: .elevated, low: 120, high: 130),
                Limit(isSystolic: true, stage: .stageOne, low: 130, high: 140),
                Limit(isSystolic: true, stage: .stageTwo, low: 140, high: nil),
            ]
        }
    }
}
