import Foundation
import Logging
import Store
import TestSupport
import WithingsModel

@testable import Entities

let anna = WithingsUserID(1001)
let boris = WithingsUserID(1002)

/// A store with a board on it, at noon UTC of 2026-03-10.
struct Household {
    let store = HandFedStore()
    let clock = ManualClock(now: 1_773_144_000)
    let board: EntityBoard

    init(preferences: EntityPreferences = EntityPreferences()) {
        board = EntityBoard(
            store: store,
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            preferences: preferences
        )
    }

    /// What the board shows about people themselves, without when it was measured and what can happen.
    var figures: [Entity] {
        get async { await board.entities().filter { $0.description.isAboutPerson } }
    }

    func entity(_ key: String, of user: WithingsUserID = anna) async -> Entity? {
        await board.entities().first { $0.uniqueID == "withings_\(user)_\(key)" }
    }
}

func reading(
    _ type: MeasureType,
    _ value: ExactDecimal,
    position: BodyPosition? = nil,
    at measuredAt: EpochSeconds = 1_773_100_000,
    created: EpochSeconds? = nil,
    group: Int64 = 1,
    attribution: Attribution = .device,
    deviceID: String? = nil,
    modelName: String? = nil,
    timeZone: String? = nil
) -> LatestMeasure {
    LatestMeasure(
        measure: Measure(type: type, value: value, position: position),
        groupID: group,
        attribution: attribution,
        measuredAt: measuredAt,
        createdAt: created ?? measuredAt,
        deviceID: deviceID,
        modelName: modelName,
        timeZone: timeZone
    )
}

/// The seconds of an ISO 8601 moment such as `2026-03-10T07:00:00+01:00`.
func moment(_ text: String) -> EpochSeconds {
    EpochSeconds(ISO8601DateFormatter().date(from: text)?.timeIntervalSince1970 ?? -1)
}

func stretch(
    _ id: Int64,
    _ start: String,
    _ end: String,
    zone: String = "Europe/Berlin",
    deviceClass: Int? = 32,
    completed: Bool? = nil,
    values: [String: ExactDecimal] = [:]
) -> SleepSummary {
    let end = moment(end)
    return SleepSummary(
        id: id,
        day: LocalDay(of: end, in: TimeZone(identifier: zone) ?? .gmt),
        timeZone: zone,
        startAt: moment(start),
        endAt: end,
        createdAt: end,
        modifiedAt: end,
        isCompleted: completed,
        deviceClass: deviceClass,
        values: Dictionary(uniqueKeysWithValues: values.map { (SleepField($0.key), $0.value) })
    )
}

func day(
    _ text: String,
    zone: String?,
    steps: ExactDecimal? = nil,
    tracker: Bool? = nil,
    brand: Int? = nil,
    modified: EpochSeconds = 1_773_143_000,
    values: [String: ExactDecimal] = [:]
) throws -> DailyActivity {
    struct NoDay: Error {}
    guard let day = LocalDay(text) else { throw NoDay() }
    var fields = Dictionary(uniqueKeysWithValues: values.map { (ActivityField($0.key), $0.value) })
    fields[ActivityField("steps")] = steps
    return DailyActivity(
        day: day,
        timeZone: zone,
        brand: brand,
        isTracker: tracker,
        modifiedAt: modified,
        values: fields
    )
}
