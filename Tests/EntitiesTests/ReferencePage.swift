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
        "* A measure type that is not listed here appears as `measure_type_<number>`, a listed one at an unusual place of the",
        "  body as `<key>_position_<number>`: both diagnostic and disabled.",
        "* *On*: enabled by default in Home Assistant.",
    ]

    private static let header =
        "| Key | Name | 이름 | Unit | Device class | State class | Precision | On | Icon | Source |"
    private static let rule = "|---|---|---|---|---|---|---|---|---|---|"

    private static let groups: [(String, [EntityDescription])] = [
        ("Body", Catalogue.body), ("Segments", Catalogue.segments), ("Heart", Catalogue.heart),
        ("Nerves and metabolism", Catalogue.cells), ("Urine", Catalogue.urine),
        ("Sleep: the last night", Catalogue.sleep),
        ("Activity: today", Catalogue.activity), ("Goals", Catalogue.goals), ("Products", Catalogue.product),
    ]

    private static func line(_ row: EntityDescription) -> String {
        let cells = [
            "`\(row.key)`", row.name.english, row.name.korean, row.unit ?? "", row.deviceClass ?? "",
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
        case .battery: "device `battery`"
        }
    }
}
