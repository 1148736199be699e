import Foundation
import GRDB
import Store
import WithingsModel

/// The copies that are made before a database comes to a newer schema; they lie beside it.
package enum UpgradeBackup {
    static let kept = 2

    /// Copies a database that holds something, and removes all but the last copies.
    ///
    /// - Returns: Where the copy is; nil if there was nothing to copy.
    static func make(
        of source: Database,
        path: String,
        step: String,
        at now: EpochSeconds
    ) throws -> String? {
        var rows = try DatabaseCheck.rows(source)
        rows["grdb_migrations"] = nil
        guard rows.values.contains(where: { $0 > 0 }) else { return nil }
        let number = step.prefix { $0 != " " }
        var copy = "\(path).before-\(number)-\(BackupStamp.text(now))"
        if FileManager.default.fileExists(atPath: copy) { copy += "-\(UUID().uuidString.prefix(8))" }
        do {
            try DatabaseCopy.write(from: source, to: copy, keepsTokens: true)
        } catch let fault as StoreError where fault.code == .full {
            throw StoreError(
                .full,
                "There is no room for the copy of \(path) that is made before an upgrade.",
                hint: "Free as much space as the database takes, and start again; nothing has been changed."
            )
        }
        // One that cannot be removed takes room and does no harm. What was just made stays, whatever the clock says of the others.
        for old in copies(of: path).filter({ $0 != copy }).dropFirst(kept - 1) {
            try? FileManager.default.removeItem(atPath: old)
        }
        return copy
    }

    /// The copies beside a database, newest first: by the step before which they were made, whatever the clock said then. What a
    /// copy that was cut off left is none.
    package static func copies(of path: String) -> [String] {
        let folder = (path as NSString).deletingLastPathComponent
        let beginning = (path as NSString).lastPathComponent + ".before-"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        let copies = names.compactMap { name -> (name: String, step: String, stamp: String)? in
            guard name.hasPrefix(beginning) else { return nil }
            let step = name.dropFirst(beginning.count).prefix { $0 != "-" }
            let stamp = name.dropFirst(beginning.count + step.count + 1)
            guard BackupStamp.moment(stamp.prefix(16)) != nil,
                stamp.dropFirst(16).wholeMatch(of: /(-[0-9A-F]{8})?/) != nil
            else { return nil }
            return (name, String(step), String(stamp))
        }
        return copies.sorted { ($0.step, $0.stamp) > ($1.step, $1.stamp) }
            .map { (folder.isEmpty ? "" : folder + "/") + $0.name }
    }
}
