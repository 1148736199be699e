import Access
import Foundation
import SQLiteStore
import WithingsModel

/// Exports and backups of somebody that commands wrote to other places, as the audit trail has them: nobody else knows of them.
struct CopiesElsewhere {
    private let user: WithingsUserID
    private var exports: [String] = []
    private var backups: [String] = []
    /// Written before the trail kept places; only the name is known.
    private var unknown: [String] = []

    /// - Parameter names: what the person is called in exports.
    init(_ entries: [AuditTrail.Entry], of user: WithingsUserID, names: [String]) {
        self.user = user
        for entry in entries {
            switch (entry.event, entry.place) {
            case (AuditTrail.Event.exported.rawValue, let place?):
                // The folder of a person ends with their Withings user id, whatever they were called then.
                let last = (place as NSString).lastPathComponent
                if last == "\(user)" || last.hasSuffix("-\(user)") { exports.append(place) }
            case (AuditTrail.Event.backedUp.rawValue, let place?): backups.append(place)
            case (AuditTrail.Event.backedUp.rawValue, nil): if let name = entry.about { unknown.append(name) }
            // Downloads over the pages are noted under a person's name and say where from; they are the visitor's.
            case (AuditTrail.Event.exported.rawValue, nil):
                if entry.address == nil, let name = entry.about, names.contains(name) {
                    unknown.append("export of \(name)")
                }
            default: break
            }
        }
    }

    /// Leaves out backups that were looked for already, by their folder.
    mutating func leaveOut(searched folders: [String]) {
        let known = Set(folders.map { WholePath.of($0) })
        let names = Set(folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] })
        backups.removeAll { known.contains(($0 as NSString).deletingLastPathComponent) }
        // What rotation took from the folder for backups is gone; those under names of their own may be anywhere.
        unknown.removeAll { names.contains($0) || $0.hasPrefix("withings-bridge-") }
    }

    func lines() async -> [String] {
        let files = FileManager.default
        var there = Self.once(exports).filter { files.fileExists(atPath: $0) }
        var missing = Self.once(exports).filter { !files.fileExists(atPath: $0) }
        for backup in Self.once(backups) {
            if !files.fileExists(atPath: backup) {
                missing.append(backup)
            } else if (try? await DatabaseCheck.check(backup))?.people.contains(user) ?? true {
                there.append(backup)
            }
        }
        return Self.list(
            "These copies were written elsewhere and still hold their records; delete them yourself:",
            there
        )
            + Self.list(
                "These were written elsewhere and are not there now; look for them where they were taken to, or on the disk that "
                    + "is not connected:",
                missing
            )
            + Self.list("These were made before places were noted; look for them yourself:", Self.once(unknown))
    }

    private static func list(_ title: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        let rest = items.count - 20
        return [title] + items.prefix(20).map { "  \($0)" }
            + (rest > 0 ? ["  and \(rest) more; see withings-bridge audit"] : [])
    }

    private static func once(_ items: [String]) -> [String] {
        var seen: Set<String> = []
        return items.filter { seen.insert($0).inserted }
    }
}
