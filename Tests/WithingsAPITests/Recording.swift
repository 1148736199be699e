import Foundation

/// Answers of the real Withings, which are not part of the repository.
enum Recording {
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["WITHINGS_RECORDINGS"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
            .appendingPathComponent("../shared/recordings")
        return [named, beside].compactMap { $0 }.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("goals.json").path)
        }
    }()

    static var isThere: Bool { folder != nil }

    static func bytes(_ name: String) throws -> [UInt8] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// The bare list of groups, wrapped as Withings' answer is.
    static func wrapped(_ name: String) throws -> [UInt8] {
        Array(#"{"status":0,"body":{"measuregrps":"#.utf8) + (try bytes(name)) + Array("}}".utf8)
    }
}
