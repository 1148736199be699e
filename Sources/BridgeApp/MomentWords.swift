import Entities
import WithingsModel

/// Moments as commands and files show them.
enum MomentWords {
    /// `2026-11-19T06:03:00Z`.
    static func utc(_ moment: EpochSeconds) -> String {
        let text = MomentText.utc(moment)
        return text.hasSuffix("+00:00") ? text.dropLast(6) + "Z" : text
    }
}
