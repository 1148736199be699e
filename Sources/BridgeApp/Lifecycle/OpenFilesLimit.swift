import Foundation
import Metering

/// Lets the program have as many sockets as its door lets in, where the system allows it: many systems begin with 1,024
/// for everything together.
package enum OpenFilesLimit {
    static let wanted: rlim_t = 4096

    package static func raise() {
        var limit = rlimit()
        guard getrlimit(ProcessFigures.openFilesLimit, &limit) == 0, limit.rlim_cur < wanted else { return }
        limit.rlim_cur = min(wanted, limit.rlim_max)
        setrlimit(ProcessFigures.openFilesLimit, &limit)
    }
}
