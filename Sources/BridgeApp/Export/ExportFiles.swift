import Foundation

/// The files of one person's export: a table a file, whose parts are put one behind the other.
struct ExportFiles {
    let folder: String
    let format: ExportTable.Format
    /// Rows of each file, in the order in which the files came.
    private(set) var written: [(file: String, rows: Int)] = []

    init(folder: String, format: ExportTable.Format) {
        self.folder = folder
        self.format = format
    }

    /// Nothing is made for a table without rows.
    mutating func add(_ table: ExportTable) throws {
        guard !table.rows.isEmpty else { return }
        let file = "\(folder)/\(table.name).\(format.ending)"
        let place = written.firstIndex { $0.file == file }
        do {
            if place == nil { try make(file) }
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
            defer { try? handle.close() }
            try handle.seekToEnd()
            try handle.write(contentsOf: table.bytes(format, withHeader: place == nil))
        } catch {
            throw BridgeFault(
                .unwritable,
                "\(file) cannot be written.",
                hint: "Choose a folder that this user may write, with room for it."
            )
        }
        if let place { written[place].rows += table.rows.count } else { written.append((file, table.rows.count)) }
    }

    private func make(_ file: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        guard FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
    }
}
