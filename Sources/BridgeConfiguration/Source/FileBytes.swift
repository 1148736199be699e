import Foundation

/// What reading a file gave.
enum FileBytes {
    case missing
    case unreadable
    case tooLarge
    case read([UInt8])

    /// Reads regular files only: a pipe or a device would keep the reader waiting.
    init(path: String, limit: Int) {
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else {
            self = FileManager.default.fileExists(atPath: path) ? .unreadable : .missing
            return
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            self = .unreadable
            return
        }
        guard (attributes[.size] as? NSNumber)?.intValue ?? 0 <= limit else {
            self = .tooLarge
            return
        }
        guard let data = FileManager.default.contents(atPath: resolved) else {
            self = .unreadable
            return
        }
        self = data.count <= limit ? .read([UInt8](data)) : .tooLarge
    }
}
