import Store
import Sync

/// Why nothing comes of a night's course, however long one waits.
enum CourseHindrance {
    /// The permission was not given, or the application's plan has no courses.
    case notGiven
    /// The person has to be linked again first.
    case needsOwner

    /// - Returns: nil where it comes by itself.
    init?(_ status: AccountStatus?) {
        guard let status else { return nil }
        if status.activity == .needsOwner {
            self = .needsOwner
        } else if [status.faults[.sleepDetail], status.faults[.sleep]].contains(where: { $0?.isRefusal == true }) {
            self = .notGiven
        } else {
            return nil
        }
    }

    var phrase: GraphPhrase {
        switch self {
        case .notGiven: .courseNotGiven
        case .needsOwner: .courseNeedsOwner
        }
    }
}
