import Foundation
import WithingsModel

/// Moments as commands and files show them.
enum MomentWords {
    static func utc(_ moment: EpochSeconds) -> String {
        Date(timeIntervalSince1970: TimeInterval(moment)).formatted(.iso8601)
    }
}
