import Foundation
import HomeAssistantLink
import JSONDocument

/// The notes of moves that are not finished, in a file beside the database. It is gone when all are finished.
package struct MovingNotes: Sendable {
    private let path: String

    package init(path: String) {
        self.path = path
    }

    /// - Throws: ``HomeAssistantFault`` for a file that cannot be read: what it says must not be lost by writing another.
    package func all() throws -> [MovingNote] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path), let rows = JSONReader.value([UInt8](data))?.array
        else {
            throw HomeAssistantFault(
                .storage,
                "The notes about moves that were cut short, \(path), cannot be read.",
                hint: "Make the file readable, or move it away if nothing is to be finished."
            )
        }
        return rows.compactMap(MovingNote.init)
    }

    func note(of entity: String) throws -> MovingNote? { try all().first { $0.oldID == entity } }

    /// Keeps a note, durably, in the place of an earlier one about the same entity.
    func keep(_ note: MovingNote) throws {
        try write(try all().filter { $0.oldID != note.oldID } + [note])
    }

    func forget(_ entity: String) throws {
        let notes = try all()
        let left = notes.filter { $0.oldID != entity }
        if left.count != notes.count { try write(left) }
    }

    private func write(_ notes: [MovingNote]) throws {
        let draft = path + ".new"
        do {
            if notes.isEmpty { return try FileManager.default.removeItem(atPath: path) }
            try? FileManager.default.removeItem(atPath: draft)
            let isMade = FileManager.default.createFile(
                atPath: draft,
                contents: nil,
                attributes: [.posixPermissions: 0o600]
            )
            guard isMade, let file = FileHandle(forWritingAtPath: draft) else { throw CocoaError(.fileWriteUnknown) }
            try file.write(contentsOf: Data(JSONValue.array(notes.map(\.json)).bytes))
            try file.synchronize()
            try file.close()
            guard rename(draft, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw HomeAssistantFault(
                .storage,
                "The notes about moves, \(path), cannot be written.",
                hint: "Nothing more is moved until they can be: check the folder and the space on the disk."
            )
        }
    }
}
