import Foundation
import Metering

/// Keeps the system from writing the program's memory into a file when it crashes: tokens, the client secret and the key would
/// lie there in the clear.
package enum CoreDumps {
    package static func forbid() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(ProcessFigures.coreLimit, &none)
    }
}
