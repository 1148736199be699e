import Foundation
import Store

/// Notices when the disk that backups went to is not there: the empty folder that is left at its place would take them, on the
/// very disk that they are to outlive.
struct BackupDisk: Sendable {
    private struct Place: Codable {
        var folder: String
        /// The folder under which its disk was found.
        var root: String
    }

    private static let collection = "backup"
    private static let key = "disk"

    let folder: String
    let documents: any DocumentStore

    /// - Throws: ``StoreError`` with `missing`.
    func check() async throws {
        guard let content = try? await documents.document(Self.key, in: Self.collection),
            let last = try? JSONDecoder().decode(Place.self, from: Data(content)), last.folder == folder
        else { return }
        let root = Self.root(of: folder)
        // Another disk further in is a new one; one further out is what the missing one lay upon.
        guard root != last.root, last.root.hasPrefix(root) else { return }
        throw StoreError(
            .missing,
            "The disk for backups is not there: \(last.root) was a disk of its own when the last backup was made in \(folder), and is none now.",
            hint:
                "Connect (mount) it. If backups are to lie on this disk from now on, name another folder: backup: path."
        )
    }

    /// Notes on which disk a backup was made. What cannot be noted is noted the next time.
    func remember() async {
        let place = Place(folder: folder, root: Self.root(of: folder))
        guard let content = try? JSONEncoder().encode(place) else { return }
        if let known = try? await documents.document(Self.key, in: Self.collection), known == [UInt8](content) {
            return
        }
        try? await documents.saveDocument([UInt8](content), Self.key, in: Self.collection)
    }

    /// The outermost folder that lies on the same disk as a folder, or as what there is of it.
    static func root(of folder: String) -> String {
        var place = URL(filePath: folder).resolvingSymlinksInPath().path
        while place != "/", device(place) == nil { place = (place as NSString).deletingLastPathComponent }
        while place != "/" {
            let outer = (place as NSString).deletingLastPathComponent
            guard device(outer) == device(place) else { break }
            place = outer
        }
        return place
    }

    private static func device(_ path: String) -> Int? {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.systemNumber] as? NSNumber)?.intValue
    }
}
