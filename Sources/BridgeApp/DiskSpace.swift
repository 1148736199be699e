import Foundation

/// What is left on a disk for this user, in bytes.
enum DiskSpace {
    /// Whether so little is left that what comes may not fit.
    static func isFull(at path: String) -> Bool { free(at: path).map { $0 < 20_000_000 } ?? false }

    static func free(at path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int64(
            clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue
        )
    }
}
