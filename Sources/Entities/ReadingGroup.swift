import WithingsModel

/// What is measured in one go: for when it was last measured, whether that is too long ago, and for events.
package enum ReadingGroup: String, Sendable, Codable, CaseIterable {
    case weight
    case bodyComposition = "body_composition"
    case bloodPressure = "blood_pressure"
    case heartRate = "heart_rate"
    case spo2
    case temperature
    case vascular
    case nerveHealth = "nerve_health"
    case ecg
    case fitness
    case urine
    /// Height, and whatever nobody knows yet.
    case other

    package init(_ type: MeasureType) {
        self = Self.groups[type] ?? .other
    }

    package var name: EntityName {
        switch self {
        case .weight: EntityName("Weight", "체중")
        case .bodyComposition: EntityName("Body composition", "체성분")
        case .bloodPressure: EntityName("Blood pressure", "혈압")
        case .heartRate: EntityName("Heart pulse", "심박수")
        case .spo2: EntityName("SpO2", "산소포화도")
        case .temperature: EntityName("Temperature", "체온")
        case .vascular: EntityName("Vascular health", "혈관 건강")
        case .nerveHealth: EntityName("Nerve health", "신경 건강")
        case .ecg: EntityName("ECG", "심전도")
        case .fitness: EntityName("VO2 max", "최대산소섭취량")
        case .urine: EntityName("Urine", "소변")
        case .other: EntityName("Other measures", "기타 측정")
        }
    }

    private static let types: [ReadingGroup: [MeasureType]] = [
        .weight: [.weight],
        .bodyComposition: [
            .fatFreeMass, .fatRatio, .fatMass, .muscleMass, .hydration, .boneMass, .extracellularWater,
            .intracellularWater, .visceralFat, .fatFreeMassForSegments, .fatMassForSegments, .muscleMassForSegments,
            .basalMetabolicRate, .metabolicAge,
        ],
        .bloodPressure: [.systolicBloodPressure, .diastolicBloodPressure],
        .heartRate: [.heartPulse],
        .spo2: [.spo2, .spo2Legacy],
        .temperature: [.temperature, .bodyTemperature, .skinTemperature],
        .vascular: [.pulseWaveVelocity, .vascularAge],
        .nerveHealth: [
            .nerveHealthLeftFoot, .nerveHealthRightFoot, .nerveHealthFeet, .electrodermalActivityFeet,
            .electrodermalActivityLeftFoot, .electrodermalActivityRightFoot, .electrochemicalSkinConductance,
        ],
        .ecg: [
            .atrialFibrillationECG, .atrialFibrillationPPG, .qrsInterval, .prInterval, .qtInterval,
            .correctedQTInterval,
        ],
        .fitness: [.vo2Max],
        .urine: [
            .urinaryPH, .urineSpecificGravity, .urinaryNitrites, .urinaryKetones, .urinaryVitaminC, .urinaryCalcium,
            .urinaryCreatinine, .urinaryCalciumCreatinineRatio,
        ],
    ]

    private static let groups: [MeasureType: ReadingGroup] = Dictionary(
        types.flatMap { group, types in types.map { ($0, group) } },
        uniquingKeysWith: { first, _ in first }
    )
}
