import WithingsModel

/// Ten years of one busy household on one scale: the same readings at every run.
///
/// Every other group is a weighing with eight values, the others hold a pulse, as a Body Cardio sends them.
struct MadeUpHistory {
    static let groupCount = 100_000
    static let valueCount = groupCount / 2 * 9
    static let groupsPerPage = 1_000
    static let pageCount = groupCount / groupsPerPage

    private static let newest: EpochSeconds = 1_790_000_000
    private static let secondsBetween: EpochSeconds = 3_155
    private static let weighing: [(type: MeasureType, lowest: Int64, spread: UInt64, exponent: Int)] = [
        (.weight, 70_000, 9_000, -3), (.fatFreeMass, 5_800, 300, -2), (.fatRatio, 18_000, 4_000, -3),
        (.fatMass, 1_300, 400, -2), (.muscleMass, 5_500, 300, -2), (.hydration, 4_200, 200, -2),
        (.boneMass, 290, 20, -2),
        (.visceralFat, 20, 30, -1),
    ]

    /// A page of groups, newest first; the first page is 0.
    static func page(_ number: Int) -> [MeasureGroup] {
        (number * groupsPerPage..<(number + 1) * groupsPerPage).map(group)
    }

    private static func group(_ index: Int) -> MeasureGroup {
        var noise = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
        let at = newest - Int64(index / 2) * 2 * secondsBetween
        return MeasureGroup(
            id: 5_200_000_000 - Int64(index) * 37,
            measuredAt: at,
            createdAt: at + 20 + Int64(index % 2),
            modifiedAt: at + 20 + Int64(index % 2),
            deviceID: "3f1c2b7a9e8d4c5b6a7f8e9d0c1b2a3f4e5d6c7b",
            modelID: 6,
            modelName: "Body Cardio",
            measures: index % 2 == 1
                ? [Measure(type: .heartPulse, value: ExactDecimal(55 + Int64(next(&noise) % 30)), algorithm: 0, fm: 3)]
                : weighing.map { kind in
                    let mantissa = kind.lowest + Int64(next(&noise) % kind.spread)
                    return Measure(
                        type: kind.type,
                        value: ExactDecimal(mantissa, exponent: kind.exponent),
                        algorithm: 3,
                        fm: 131
                    )
                }
        )
    }

    private static func next(_ state: inout UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
