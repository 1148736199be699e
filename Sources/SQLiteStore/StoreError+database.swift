import Foundation
import GRDB
import Store

extension StoreError {
    /// What a fault of the database means to the person who runs the program.
    ///
    /// SQLite's own text goes along only where the cause is unknown; it holds names of tables, never values.
    init(_ fault: DatabaseError, path: String) {
        switch fault.resultCode {
        case .SQLITE_FULL:
            self.init(
                .full,
                "The disk is full: nothing more can be kept in \(path).",
                hint: "Free some space; what was kept before is safe, and the program goes on by itself."
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy,
                "The database \(path) is locked by another program.",
                hint: "See which other program has it open (a second withings-bridge, a backup), and end that one."
            )
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .unwritable,
                "The database \(path) cannot be opened for writing.",
                hint: "Make the file and its folder writable for this program."
            )
        case .SQLITE_NOTADB:
            self.init(.damaged, "The file \(path) is not a database.", hint: Self.restoreHint)
        case .SQLITE_CORRUPT:
            self.init(.damaged, "The database \(path) is damaged.", hint: Self.restoreHint)
        case .SQLITE_MISUSE:
            self.init(.closed, "The database \(path) has been closed.", hint: "Start the program again.")
        case .SQLITE_IOERR where Self.isDiskFull(at: path):
            self.init(
                .full,
                "The disk is full: nothing more can be kept in \(path).",
                hint: "Free some space; what was kept before is safe, and the program goes on by itself."
            )
        case .SQLITE_IOERR:
            self.init(
                .unwritable,
                "The disk failed while reading or writing the database \(path).",
                hint: "Look at the state of the disk in the system's log."
            )
        default:
            self.init(
                .other,
                "The database \(path) refused a step: \(fault.message ?? fault.resultCode.description).",
                hint: "This is a fault of the program; please report it with this sentence."
            )
        }
    }

    /// SQLite's files beside the database cannot grow either on a full disk, and it calls that a failure of the disk.
    private static func isDiskFull(at path: String) -> Bool {
        let folder = (path as NSString).deletingLastPathComponent
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.isEmpty ? "." : folder)
        return (attributes?[.systemFreeSize] as? NSNumber).map { $0.int64Value < 1_000_000 } ?? false
    }

    static let restoreHint = """
        Put it back from a backup, or move it away: a new one is made, and after linking everybody again the readings \
        are fetched anew.
        """
}
