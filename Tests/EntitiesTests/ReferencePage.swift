import WithingsModel

@testable import Entities

/// Writes `Docs/reference/entities.md` from the catalogue.
enum ReferencePage {
    static var text: String {
        var lines = introduction
        for (title, rows) in groups {
            lines += ["", "## \(title)", "", header, rule] + rows.map(line)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let introduction = [
        "# Entities", "",
        "This page is made from the catalogue in `Sources/Entities`; a test holds the two equal.", "",
        "* The unique id is `withings_<Withings user id>_<key>`, for a product `withings_<device id>_<key>`. Keys, units,",
        "  classes, precision and defaults are those of Home Assistant's own Withings integration where it has the entity.",
        "  `sleep_snoring_eposode_count` and `activity_floors_climbed_today` (metres) are its published keys, kept as they are.",
        "* Durations are in seconds, exactly as Withings gives them. Home Assistant's integration suggests hours or minutes for",
        "  them; MQTT discovery has no such suggestion, so choose the unit in the entity's settings there.",
        "* Calories are `kcal` (the integration calls them \"calories\"). Blood pressure stays in `mmHg`.",
        "* An entity appears with the first reading of its kind and has no age limit. No reading, `-1` where Withings could",
        "  not compute a figure, and a heart rate or SpO2 of 0 are `unknown`; any other 0 is 0.",
        "* Sleep is that of the last night, by the day of waking; naps do not replace it. `provisional` is true while",
        "  Withings may still revise it.",
        "* Today's totals belong to the day in the record's own time zone, which `last_reset` tells; without a row for today",
        "  they are `unknown`. Where a phone and a Withings tracker both counted, the tracker's figure is shown.",
        "* Where on the body something was measured, its `position` says; it is the person's value all the same. A part of the",
        "  body is not: fat, muscle or water of a limb that is not listed here appears as `<key>_position_<number>`, and a",
        "  measure type that is not listed as `measure_type_<number>`, both diagnostic and disabled.",
        "* BMI is the latest weight over the square of the latest height, body water the water in per cent of the weight of",
        "  the same weighing, both to two digits. `sleep_state` is that of the segment of sleep that ended last; `measured_at`",
        "  says when that was.",
        "* What a watch notes minute by minute is shown while the latest is at most 400 days old. Everything else has no age",
        "  limit.",
        "* `<group>_overdue` is there where [`overdue`](configuration.md) sets a limit, the sensors of 0.99 where",
        "  `legacy_sensors` is on: `sensor.withings_<key>_<profile>`, unique id `withings_<profile>_<user id>_<key>`.",
        "* `in_bed` is restored after a restart, corrected by finished sleep, and unknown after a day in bed without news.",
        "  `mat_in_bed` is there for each mat where a person has several.",
        "* Most that Home Assistant's integration does not have is off: who wants a figure picks it. On are what people asked",
        "  for by name, what somebody may have to act on, and events.",
        "* *On*: enabled by default in Home Assistant. *Platform* is `sensor` where nothing stands.",
    ]

    private static let header =
        "| Key | Platform | Name | 이름 | Unit | Device class | State class | Precision | On | Icon | Source |"
    private static let rule = "|---|---|---|---|---|---|---|---|---|---|---|"

    private static let groups: [(String, [EntityDescription])] = [
        ("Body", Catalogue.body), ("Worked out", Catalogue.derived), ("Segments", Catalogue.segments),
        ("Heart", Catalogue.heart),
        ("Nerves and metabolism", Catalogue.cells), ("Urine", Catalogue.urine),
        ("Sleep: the last night", Catalogue.sleep), ("Sleep: the last nap", Catalogue.naps),
        ("In bed", Catalogue.presence), ("Activity: today", Catalogue.activity),
        ("Heart: today", Catalogue.todaysHeart), ("Heart and breathing: now", Catalogue.daytime),
        ("The last workout", Catalogue.workouts), ("Goals", Catalogue.goals),
        ("When it was measured", Catalogue.timing), ("Events", Catalogue.events), ("The link", Catalogue.link),
        ("Products", Catalogue.product), ("The bridge", Catalogue.bridge),
        ("Sensors of Home Assistant 0.99", Catalogue.legacy),
    ]

    private static func line(_ row: EntityDescription) -> String {
        let cells = [
            "`\(row.key)`", row.platform == .sensor ? "" : row.platform.rawValue, row.name.english, row.name.korean,
            row.unit ?? "", row.deviceClass ?? "",
            row.stateClass ?? "", row.precision.map(String.init) ?? "", row.enabledByDefault ? "yes" : "no",
            row.icon ?? "", source(row.source),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func source(_ source: EntitySource) -> String {
        switch source {
        case .measure(let type, let position?): "measure \(type.rawValue) at position \(position.rawValue)"
        case .measure(let type, nil): "measure \(type.rawValue)"
        case .night(let field): "sleep summary `\(field.rawValue)`"
        case .today(let field): "activity `\(field.rawValue)`"
        case .goal(let goal): "goal `\(goal)`"
        case .nap(let field): "last nap `\(field.rawValue)`"
        case .workout(let field): "last workout `\(field.rawValue)`"
        case .intraday(let field): "latest sample `\(field.rawValue)`"
        case .derived(let figure): "worked out: `\(figure)`"
        case .timing(let group, let figure): "`\(figure)` of \(group.rawValue)"
        case .bed: "bed notifications and sleep"
        case .event(let kind): "event `\(kind.rawValue)`"
        case .link(let figure): "link `\(figure)`"
        case .battery: "device `battery`"
        case .lastSession: "device `last_session_date`"
        case .matBed: "bed notifications and sleep of the mat"
        case .calendar: "workouts"
        case .bridge(let figure): "bridge `\(figure)`"
        case .legacy(let key): "as `\(key)`"
        }
    }
}
