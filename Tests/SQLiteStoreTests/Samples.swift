import Foundation
import Store
import Testing
import WithingsModel

/// Two people and short ways to write records.
let anna = WithingsUserID(1_000_001)
let ben = WithingsUserID(20_000_000_002)

extension MeasureGroup {
    /// A weighing of 80 kg or whatever `measures` says.
    static func sample(
        _ id: Int64,
        at measuredAt: EpochSeconds = 1_700_000_000,
        created: EpochSeconds? = nil,
        modified: EpochSeconds? = nil,
        attribution: Attribution = .device,
        category: MeasureCategory = .reading,
        measures: [Measure] = [Measure(type: .weight, value: ExactDecimal(80_000, exponent: -3))]
    ) -> MeasureGroup {
        MeasureGroup(
            id: id,
            attribution: attribution,
            category: category,
            measuredAt: measuredAt,
            createdAt: created ?? measuredAt + 60,
            modifiedAt: modified ?? measuredAt + 60,
            deviceID: "5ca1e",
            modelID: 6,
            modelName: "Body Cardio",
            timeZone: "Europe/Paris",
            measures: measures
        )
    }
}

extension Measure {
    static func weight(_ grams: Int64) -> Measure { Measure(type: .weight, value: ExactDecimal(grams, exponent: -3)) }
}

extension SleepSummary {
    static func sample(_ id: Int64, end: EpochSeconds = 1_700_028_000, modified: EpochSeconds = 1_700_030_000)
        -> SleepSummary
    {
        SleepSummary(
            id: id,
            day: LocalDay(of: end, in: .gmt),
            timeZone: "Europe/Paris",
            startAt: end - 28_800,
            endAt: end,
            createdAt: end + 600,
            modifiedAt: modified,
            isCompleted: true,
            deviceClass: 32,
            modelID: 63,
            deviceID: "a7",
            values: [
                SleepField("hr_average"): 62, SleepField("sleep_efficiency"): ExactDecimal(86, exponent: -2),
                SleepField("breathing_disturbances_intensity"): -1, SleepField("a \"new\" field\n한"): 0,
            ],
            unknownFields: #"{"night_events":[]}"#
        )
    }
}

extension DailyActivity {
    static func sample(
        _ day: LocalDay?,
        device: String? = nil,
        brand: Int? = 18,
        model: Int? = 1055,
        steps: Int64 = 4_000,
        modified: EpochSeconds = 1_700_000_000
    ) throws -> DailyActivity {
        DailyActivity(
            day: try #require(day),
            timeZone: "Europe/Paris",
            deviceID: device,
            brand: brand,
            isTracker: device != nil,
            modelID: model,
            modelName: "GoogleFit tracker",
            modifiedAt: modified,
            values: [
                ActivityField("steps"): ExactDecimal(steps),
                ActivityField("distance"): ExactDecimal(1_028_559, exponent: -3),
            ],
            unknownFields: #"{"hash_deviceid":null}"#
        )
    }
}
