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

extension RecordChange {
    /// The numbers alone.
    var counted: RecordChange { RecordChange(added: added, changed: changed, removed: removed) }
}

extension Workout {
    static func sample(_ id: Int64, start: EpochSeconds = 1_700_000_000, modified: EpochSeconds = 1_700_010_000)
        -> Workout
    {
        Workout(
            id: id,
            category: .run,
            day: LocalDay(of: start, in: .gmt),
            timeZone: "Europe/Paris",
            startAt: start,
            endAt: start + 1_800,
            createdAt: start + 1_900,
            modifiedAt: modified,
            attribution: .confirmed,
            deviceID: "77a",
            modelID: 93,
            values: [WorkoutField("calories"): ExactDecimal(3_105, exponent: -1), WorkoutField("hr_average"): 140],
            unknownFields: #"{"core_body_temperature_status":"usual"}"#
        )
    }
}

extension HeartRecording {
    static func sample(_ signal: Int64?, at: EpochSeconds = 1_700_000_000, modified: EpochSeconds? = 1_700_000_100)
        -> HeartRecording
    {
        HeartRecording(
            at: at,
            modifiedAt: modified,
            deviceID: "bb4",
            modelID: 44,
            timeZone: "Europe/Paris",
            signalID: signal,
            atrialFibrillation: signal == nil ? nil : 0,
            stethoscopeSignalID: signal.map { $0 + 1_000 },
            valvularHeartDisease: 0,
            systolic: ExactDecimal(121_0, exponent: -1),
            diastolic: 78,
            heartRate: 64,
            unknownFields: #"{"x":[]}"#
        )
    }
}

extension IntradaySample {
    static func sample(_ at: EpochSeconds, device: String? = "cc4", _ values: [IntradayField: ExactDecimal])
        -> IntradaySample
    {
        IntradaySample(
            at: at,
            deviceID: device,
            modelID: device == nil ? nil : 93,
            modelName: device == nil ? nil : "ScanWatch",
            values: values
        )
    }
}

extension SleepSegment {
    /// A stretch with a heartbeat every minute.
    static func sample(
        _ start: EpochSeconds,
        _ end: EpochSeconds,
        _ state: SleepState = .light,
        device: String? = "a7",
        heartRate: Int64 = 58
    ) -> SleepSegment {
        let minutes = stride(from: start, to: end, by: 60)
        return SleepSegment(
            startAt: start,
            endAt: end,
            state: state,
            deviceID: device,
            modelID: 63,
            modelName: "Aura Sensor V2",
            signals: [
                .heartRate: Dictionary(uniqueKeysWithValues: minutes.map { ($0, ExactDecimal(heartRate)) }),
                .snoring: [:],
            ]
        )
    }
}

extension BedEvent {
    static func sample(_ at: EpochSeconds, isIn: Bool, mat: String? = "a7", received: EpochSeconds? = nil) -> BedEvent {
        BedEvent(deviceID: mat, at: at, isInBed: isIn, origin: .notification, receivedAt: received ?? at + 2)
    }
}
