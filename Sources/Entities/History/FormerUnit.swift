/// Words that older versions of Home Assistant's integration wrote for units, by which series in its recorder are still kept. Home
/// Assistant knows no way from one to the other; the figures are the same.
package enum FormerUnit {
    /// Whether a unit was called otherwise once.
    package static func had(_ unit: String) -> Bool { ["kcal", "s", "mmHg", "br/min"].contains(unit) }

    /// The unit's name today; nil for what was never called otherwise.
    package static func today(of unit: String?) -> String? {
        switch unit {
        case "calories": "kcal"
        case "seconds": "s"
        case "mmhg": "mmHg"
        case "br/m": "br/min"
        default: nil
        }
    }
}
