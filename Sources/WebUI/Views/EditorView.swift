import BridgeConfiguration
import Foundation

/// A file of the configuration, to be changed by hand.
struct EditorView: Sendable {
    struct File: Sendable, Equatable {
        var name: String
        var address: String
        var isHere: Bool
    }

    /// The others, where the configuration is in several.
    var files: [File]
    var hasFiles: Bool
    var name: String
    /// Without what is secret.
    var text: String
    var hasCovers: Bool
    /// Of the file as it was shown first, to notice that somebody else changed it.
    var fingerprint: String
    var check: CheckView?
    var problem: Problem?
    /// Some faults are left, and saving has been asked for.
    var offersToSaveAnyway = false
    /// What stands in the field is not what is on disk.
    var isUnsaved = false

    init(_ file: EditableFile, among names: [String]) {
        name = file.name
        text = file.text
        hasCovers = file.hasCovers
        fingerprint = file.fingerprint
        files = names.map { .init(name: $0, address: Self.address(of: $0), isHere: $0 == file.name) }
        hasFiles = files.count > 1
    }

    /// Where a file is changed; with a line the page begins there.
    static func address(of name: String, line: Int? = nil) -> String {
        let escaped = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "/config/edit?file=\(escaped)" + (line.map { "&line=\($0)" } ?? "")
    }
}
