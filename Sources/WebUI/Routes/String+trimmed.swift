import Foundation

extension String {
    /// Without the blanks that come along when something is copied.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
