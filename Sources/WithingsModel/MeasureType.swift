/// What a measured value is (`type` of a measure). Open: numbers that Withings adds later pass through unchanged.
public struct MeasureType: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public static let weight = Self(1)
    public static let height = Self(4)
    public static let fatFreeMass = Self(5)
    public static let fatRatio = Self(6)
    public static let fatMass = Self(8)
    public static let diastolicBloodPressure = Self(9)
    public static let systolicBloodPressure = Self(10)
    public static let heartPulse = Self(11)
    public static let temperature = Self(12)
    public static let spo2Legacy = Self(35)
    public static let spo2 = Self(54)
    public static let bodyTemperature = Self(71)
    public static let skinTemperature = Self(73)
    public static let muscleMass = Self(76)
    public static let hydration = Self(77)
    public static let boneMass = Self(88)
    public static let pulseWaveVelocity = Self(91)
    public static let vo2Max = Self(123)
    public static let atrialFibrillationECG = Self(130)
    public static let qrsInterval = Self(135)
    public static let prInterval = Self(136)
    public static let qtInterval = Self(137)
    public static let correctedQTInterval = Self(138)
    public static let atrialFibrillationPPG = Self(139)
    public static let urinaryPH = Self(147)
    public static let urineSpecificGravity = Self(148)
    public static let urinaryNitrites = Self(151)
    public static let vascularAge = Self(155)
    public static let nerveHealthLeftFoot = Self(158)
    public static let nerveHealthRightFoot = Self(159)
    public static let nerveHealthFeet = Self(167)
    public static let extracellularWater = Self(168)
    public static let intracellularWater = Self(169)
    public static let visceralFat = Self(170)
    public static let fatFreeMassForSegments = Self(173)
    public static let fatMassForSegments = Self(174)
    public static let muscleMassForSegments = Self(175)
    public static let electrodermalActivityFeet = Self(196)
    public static let electrodermalActivityLeftFoot = Self(197)
    public static let electrodermalActivityRightFoot = Self(198)
    public static let urinaryKetones = Self(204)
    public static let urinaryVitaminC = Self(205)
    public static let basalMetabolicRate = Self(226)
    public static let metabolicAge = Self(227)
    public static let electrochemicalSkinConductance = Self(229)
    public static let urinaryCalcium = Self(248)
    public static let urinaryCreatinine = Self(249)
    public static let urinaryCalciumCreatinineRatio = Self(251)

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Whether 0 is how Withings says that it could not be measured. Elsewhere 0 is a value.
    public var isUnknownAtZero: Bool { self == .heartPulse || self == .spo2 || self == .spo2Legacy }
}
