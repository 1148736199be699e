import Foundation
import Store
import WithingsModel

/// A folder in which backups pile up, each under the moment when it was made, and old ones go.
package struct BackupFolder: Sendable {
    /// One backup in the folder.
    package struct Backup: Sendable, Equatable {
        package var path: String
        package var madeAt: EpochSeconds
        package var bytes: Int
        /// Whether the key lies beside it.
        package var hasKey: Bool

        package init(path: String, madeAt: EpochSeconds, bytes: Int, hasKey: Bool) {
            self.path = path
            self.madeAt = madeAt
            self.bytes = bytes
            self.hasKey = hasKey
        }
    }

    private static let beginning = "withings-bridge-"
    private static let ending = ".db"

    package let path: String

    package init(_ path: String) { self.path = path }

    /// The backups, newest first; other files in the folder are nobody's business. None where there is no folder.
    package func backups() -> [Backup] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap(backup).sorted { $0.madeAt > $1.madeAt }
    }

    private func backup(_ name: String) -> Backup? {
        guard name.hasPrefix(Self.beginning), name.hasSuffix(Self.ending) else { return nil }
        // `20261126T221500Z`, and `20261126T221500Z-2` for the second of one second.
        let words = name.dropFirst(Self.beginning.count).dropLast(Self.ending.count)
            .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let madeAt = BackupStamp.moment(words[0]), words.count == 1 || Int(words[1]) != nil else { return nil }
        let file = path + "/" + name
        // A folder of that name, or a file that a full disk left empty, is none: it shall not count when old ones go.
        let target = URL(filePath: file).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: target),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let bytes = (attributes[.size] as? NSNumber)?.intValue, bytes > 0
        else { return nil }
        return Backup(
            path: file,
            madeAt: madeAt,
            bytes: bytes,
            hasKey: FileManager.default.fileExists(atPath: file + DatabaseBackup.keyEnding)
        )
    }

    /// Where a backup of this moment goes.
    ///
    /// - Parameter number: which of this second.
    package func place(at now: EpochSeconds, number: Int = 1) -> String {
        path + "/" + Self.beginning + BackupStamp.text(now) + (number > 1 ? "-\(number)" : "") + Self.ending
    }

    /// Makes a backup (``DatabaseBackup/make(of:to:keyFile:)``) in the folder, which is made if there is none.
    package func backUp(_ database: String, keyFile: String?, at now: EpochSeconds) async throws -> DatabaseReport {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw StoreError(
                .unwritable,
                "The folder \(path) for backups cannot be made.",
                hint: "Make it, writable for this program, or name another."
            )
        }
        DatabaseCopy.removeDrafts(in: path, olderThan: 3_600)
        for number in 1...99 {
            do {
                return try await DatabaseBackup.make(of: database, to: place(at: now, number: number), keyFile: keyFile)
            } catch let fault as StoreError where fault.code == .exists {
                continue
            }
        }
        throw StoreError(
            .exists,
            "There are too many backups of this second in \(path).",
            hint: "Try again in a moment."
        )
    }

    /// Removes what the rotation does not keep, with the keys beside it.
    ///
    /// - Returns: The backups that went.
    package func rotate(_ rotation: BackupRotation, at now: EpochSeconds) throws -> [Backup] {
        let backups = backups()
        let kept = rotation.kept(of: backups.map(\.madeAt), at: now)
        let gone = backups.filter { !kept.contains($0.madeAt) }
        for backup in gone {
            do {
                if backup.hasKey { try FileManager.default.removeItem(atPath: backup.path + DatabaseBackup.keyEnding) }
                try FileManager.default.removeItem(atPath: backup.path)
            } catch {
                throw StoreError(
                    .unwritable,
                    "The old backup \(backup.path) cannot be removed.",
                    hint: "Make the folder writable for this program."
                )
            }
        }
        return gone
    }

    /// The backups that hold anything of a person, newest first: what is left when somebody was deleted here.
    ///
    /// A file that cannot be read is among them: it may.
    package func backups(holding user: WithingsUserID) async -> [Backup] {
        var found: [Backup] = []
        for backup in backups() {
            let report = try? await DatabaseCheck.check(backup.path)
            if report?.people.contains(user) ?? true { found.append(backup) }
        }
        return found
    }
}
