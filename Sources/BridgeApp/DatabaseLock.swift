import BridgeConfiguration
import Foundation

/// Makes sure that one program at a time works on a record: two directories may name the same one, so the lock lies beside
/// the database.
final class DatabaseLock: Sendable {
    private let descriptor: Int32

    /// - Throws: ``BridgeFault`` with `alreadyRunning`. Where no lock can be made the record is opened all the same, and says
    ///   itself what is wrong with the place.
    init(_ database: String) throws {
        descriptor = LockFile.open(database + ".lock")
        guard descriptor >= 0 || !LockFile.isOccupied(database + ".lock") else {
            throw BridgeFault(
                .unwritable,
                "\(database).lock is a link, or no plain file.",
                hint: "Remove it; the program makes its own."
            )
        }
        if descriptor >= 0 {
            FolderOwner.handOver(descriptor, madeIn: (database as NSString).deletingLastPathComponent)
        }
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
        close(descriptor)
        throw BridgeFault(
            .alreadyRunning,
            "Another withings-bridge is at work on the database \(database).",
            hint: "Stop it first; two on one record would renew the same tokens and lock each other out."
        )
    }

    /// The file stays: whoever waits for it has it open already.
    func release() {
        if descriptor >= 0 { flock(descriptor, LOCK_UN) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
