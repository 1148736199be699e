import BridgeConfiguration
import Entities
import Linking
import Store
import Sync
import WithingsModel

@testable import WebUI

/// A made-up household to make pages of.
enum Household {
    static let now = FixedClock.noon
    static let jiwoo = Person(user: WithingsUserID(1001), name: "지우")
    static let mallory = Person(user: WithingsUserID(1002), name: "<script>alert(1)</script>")
    static let scale = Product(id: "d1", name: "Body Cardio", modelID: 6, type: "Scale", lastSessionAt: now - 7200)

    static func words(_ language: PageLanguage, unitSystem: String = "metric") -> PageWords {
        var home = HomeSettings()
        home.timeZone = "Asia/Seoul"
        home.unitSystem = unitSystem
        return PageWords(language, home: home, now: now)
    }

    static func description(
        _ key: String,
        _ english: String,
        _ korean: String,
        unit: String? = nil,
        deviceClass: String? = nil,
        precision: Int? = nil,
        isShown: Bool = true,
        owner: EntityDescription.Owner = .person,
        source: EntitySource
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            owner: owner,
            name: EntityName(english, korean),
            unit: unit,
            deviceClass: deviceClass,
            precision: precision,
            enabledByDefault: isShown,
            source: source
        )
    }

    static let weight = description(
        "weight_kg",
        "Weight",
        "체중",
        unit: "kg",
        deviceClass: "weight",
        precision: 2,
        source: .measure(.weight, position: nil)
    )
    static let fatRatio = description(
        "fat_ratio_pct",
        "Fat ratio",
        "체지방률",
        unit: "%",
        precision: 2,
        source: .measure(.fatRatio, position: nil)
    )
    static let height = description(
        "height_m",
        "Height",
        "키",
        unit: "m",
        deviceClass: "distance",
        precision: 2,
        isShown: false,
        source: .measure(.height, position: nil)
    )
    static let systolic = description(
        "systolic_blood_pressure_mmhg",
        "Systolic blood pressure",
        "수축기 혈압",
        unit: "mmHg",
        deviceClass: "pressure",
        precision: 0,
        source: .measure(.systolicBloodPressure, position: nil)
    )
    static let deepSleep = description(
        "sleep_deep_duration_seconds",
        "Deep sleep",
        "깊은 수면",
        unit: "s",
        deviceClass: "duration",
        source: .night(SleepField("deepsleepduration"))
    )
    static let steps = description(
        "activity_steps_today",
        "Steps today",
        "오늘 걸음 수",
        unit: "steps",
        precision: 0,
        source: .today(ActivityField("steps"))
    )
    static let stepGoal = description("step_goal", "Step goal", "걸음 목표", unit: "steps", source: .goal(.steps))
    static let battery = description(
        "battery",
        "Battery",
        "배터리",
        deviceClass: "enum",
        owner: .product,
        source: .battery
    )

    static func entity(
        _ description: EntityDescription,
        _ person: Person,
        _ value: EntityValue?,
        measuredAt: EpochSeconds? = now - 300,
        device: String? = "Body Cardio",
        attribution: Attribution? = .device,
        product: Product? = nil,
        isProvisional: Bool = false
    ) -> Entity {
        Entity(
            description: description,
            uniqueID: "withings_\(person.user)_\(description.key)",
            entityID: "sensor.\(description.key)",
            person: person,
            product: product,
            value: value,
            measuredAt: value == nil ? nil : measuredAt,
            device: value == nil ? nil : device,
            attribution: attribution,
            isProvisional: isProvisional,
            changedAt: now,
            updatedAt: now
        )
    }

    static func entities(of person: Person) -> [Entity] {
        [
            entity(weight, person, .number(ExactDecimal(72405, exponent: -3))),
            entity(fatRatio, person, .number(ExactDecimal(213, exponent: -1))),
            entity(
                height,
                person,
                .number(ExactDecimal(178, exponent: -2)),
                measuredAt: now - 9 * 366 * 86400,
                device: nil,
                attribution: .manual
            ),
            entity(
                systolic,
                person,
                .number(ExactDecimal(121)),
                measuredAt: now - 3 * 86400,
                device: "BPM Connect",
                attribution: .automatic
            ),
            entity(
                deepSleep,
                person,
                .number(ExactDecimal(5530)),
                measuredAt: now - 5 * 3600,
                device: "Sleep Analyzer",
                isProvisional: true
            ),
            entity(steps, person, .number(ExactDecimal(8412)), device: "ScanWatch"),
            entity(stepGoal, person, nil),
            entity(battery, person, .text("medium"), product: scale),
        ]
    }

    static func account(_ person: Person, needsOwner: String? = nil) -> Account {
        Account(
            id: "0123456789abcdef0123456789abcdef",
            user: person.user,
            profile: person.name,
            linkedAt: now - 40 * 86400,
            scopes: ["user.metrics"],
            needsOwner: needsOwner
        )
    }

    static let syncing = AccountStatus(
        account: account(jiwoo),
        activity: .syncing,
        lastSuccessAt: now - 60,
        nextAt: now + 240,
        backfill: [
            .measures: .init(isComplete: true, rows: 4123), .sleep: .init(reachedBackTo: now - 400 * 86400, rows: 300),
            .activity: .init(rows: 12), .devices: .init(isComplete: true),
        ]
    )
    static let broken = AccountStatus(
        account: account(mallory),
        activity: .needsOwner,
        lastSuccessAt: now - 86400,
        fault: .init(
            code: "grant_revoked_somewhere",
            message: "Withings does not accept the link any more.",
            hint: "Link again.",
            at: now
        )
    )

    static var settings: Settings {
        var settings = Settings()
        settings.home.externalURL = "https://bridge.example.com"
        settings.home.timeZone = "Asia/Seoul"
        settings.withings = WithingsSettings(clientID: "id", clientSecret: "secret", profiles: ["지우", "민준", "Ada"])
        return settings
    }

    static let links = ConsentLinks(
        authorizeURL: "https://account.withings.com/oauth2_user/authorize2?state=a&scope=b",
        signOutFirstURL: "https://account.withings.com/logout?r=c"
    )

    static let approved = ApprovedAccount(
        user: WithingsUserID(1003),
        scopes: ["user.metrics"],
        devices: [Device(id: "d1", modelID: 6), Device(id: "d2", type: "Sleep Monitor", modelName: "Sleep Analyzer")],
        latestReadings: [
            LatestMeasure(
                measure: Measure(type: .weight, value: ExactDecimal(5812, exponent: -2)),
                groupID: 1,
                attribution: .device,
                measuredAt: now - 86400,
                createdAt: now - 86400
            ),
            LatestMeasure(
                measure: Measure(type: MeasureType(999), value: ExactDecimal(7)),
                groupID: 2,
                attribution: .device,
                measuredAt: now - 2 * 86400,
                createdAt: now
            ),
        ],
        alreadyLinkedTo: nil,
        choices: [
            .init(profile: "지우", linkedTo: WithingsUserID(1001)), .init(profile: "민준", linkedTo: nil),
            .init(profile: "Ada", linkedTo: nil),
        ]
    )

    static func flow(_ step: LinkFlow.Step, relinking: String? = nil) -> LinkFlow {
        LinkFlow(id: "f00d", startedAt: now - 30, relinking: relinking, step: step)
    }
}
