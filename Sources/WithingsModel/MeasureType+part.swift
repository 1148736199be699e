extension MeasureType {
    /// Which part of the body a value is of; nil where it is of the whole person.
    ///
    /// A position says two different things. For blood pressure, pulse or temperature it is where the device was held: the
    /// value is the person's all the same. For what segments have it is what was measured. So the type decides; of types that
    /// nobody knows every position is kept apart.
    public func part(at position: BodyPosition?) -> BodyPosition? {
        guard let position, !position.isWholeBody else { return nil }
        switch self {
        case .fatFreeMassForSegments, .fatMassForSegments, .muscleMassForSegments:
            return position
        case .fatFreeMass, .fatRatio, .fatMass, .muscleMass, .hydration, .boneMass, .extracellularWater,
            .intracellularWater:
            // What the body is made of can be said of a limb too, and that is not the person's.
            return position.isSegment ? position : nil
        case .pulseWaveVelocity:
            // Beside the value itself some scales give one for each foot.
            return position == .leftFoot || position == .rightFoot ? position : nil
        default:
            return Self.ofPerson.contains(self) ? nil : position
        }
    }

    /// What only a whole person has, wherever it is measured.
    private static let ofPerson: Set<MeasureType> = [
        .weight, .height, .diastolicBloodPressure, .systolicBloodPressure, .heartPulse, .temperature, .spo2Legacy,
        .spo2, .bodyTemperature, .skinTemperature, .vo2Max, .atrialFibrillationECG, .qrsInterval, .prInterval,
        .qtInterval, .correctedQTInterval, .atrialFibrillationPPG, .urinaryPH, .urineSpecificGravity, .urinaryNitrites,
        .vascularAge, .nerveHealthLeftFoot, .nerveHealthRightFoot, .nerveHealthFeet, .visceralFat,
        .electrodermalActivityFeet, .electrodermalActivityLeftFoot, .electrodermalActivityRightFoot, .urinaryKetones,
        .urinaryVitaminC, .basalMetabolicRate, .metabolicAge, .electrochemicalSkinConductance, .urinaryCalcium,
        .urinaryCreatinine, .urinaryCalciumCreatinineRatio,
    ]
}

extension Measure {
    /// Which part of the body the value is of; nil where it is of the whole person.
    public var part: BodyPosition? { type.part(at: position) }
}
