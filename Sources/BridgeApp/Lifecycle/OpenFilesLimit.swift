import Foundation
import Metering

/// Fits the program to how many files and sockets the system lets it have open.
package enum OpenFilesLimit {
    /// As many as the door lets in at most, and what the program needs itself; more would be of no use.
    static let wanted: rlim_t = 4096
    /// With fewer visitors than this no browser gets a whole page.
    static let leastVisitors = 8
    static let mostVisitors = 800

    /// What the program holds open itself: the database with its readers and log, a backup beside it, event loops, locks, signals,
    /// the log, the broker, and connections to Withings and Home Assistant.
    static var own: Int { 46 + 3 * (ProcessInfo.processInfo.activeProcessorCount + 1) }

    /// Takes as much as may be had; many systems begin with 1,024 for everything together, some with 256.
    ///
    /// - Throws: ``BridgeFault`` with `tooFewFiles` where that is not enough.
    package static func raise() throws {
        var limit = rlimit()
        guard getrlimit(ProcessFigures.openFilesLimit, &limit) == 0 else { return }
        if limit.rlim_cur < wanted {
            limit.rlim_cur = min(wanted, limit.rlim_max)
            setrlimit(ProcessFigures.openFilesLimit, &limit)
            getrlimit(ProcessFigures.openFilesLimit, &limit)
        }
        let needed = own + leastVisitors
        guard Int(clamping: limit.rlim_cur) < needed else { return }
        throw BridgeFault(
            .tooFewFiles,
            "The system lets this program have only \(limit.rlim_cur) files and connections open; it needs \(needed) or more.",
            hint:
                "Raise the limit: ulimit -n 1024 before it is started, LimitNOFILE=1024 in a systemd unit, --ulimit nofile=1024 for a container."
        )
    }

    /// How many visitors may be let in at a time.
    static func visitors() -> Int {
        var limit = rlimit()
        guard getrlimit(ProcessFigures.openFilesLimit, &limit) == 0 else { return 200 }
        return max(leastVisitors, min(mostVisitors, Int(clamping: limit.rlim_cur) - own))
    }
}
