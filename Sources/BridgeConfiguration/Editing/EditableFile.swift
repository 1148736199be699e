/// A file of the configuration as a page shows it to be changed by hand, without what is secret in it.
package struct EditableFile: Sendable {
    /// What a page may hold of a file, in bytes.
    package static let limit = 250_000

    /// As the user knows it.
    package let name: String
    /// With covers over what is secret; every line ends with a line feed.
    package let text: String
    /// Whether there are any.
    package let hasCovers: Bool
    /// Changes when what is shown changes.
    package let fingerprint: String
    private let path: String
    private let written: String?
    /// What is on disk, where it is text.
    private let onDisk: String?
    private let isWhole: Bool

    /// - Throws: where there is no such file, or it is too large for a page.
    package init(_ name: String, in folder: ConfigurationFolder) throws(ConfigurationEditFault) {
        self.name = name
        path = ConfigurationReader.path(name, in: folder.path)
        switch FileBytes(path: path, limit: Self.limit) {
        case .missing where name == ConfigurationFolder.fileName:
            (written, onDisk, isWhole) = (nil, nil, true)
        case .read(let bytes):
            let text = String(validating: bytes, as: UTF8.self)
            written = text ?? String(decoding: bytes, as: UTF8.self)
            onDisk = text
            // A browser has no way to hold a zero.
            isWhole = text?.unicodeScalars.contains("\0") == false
        case .tooLarge: throw ConfigurationEditFault(.tooLarge, file: name)
        case .missing, .unreadable: throw ConfigurationEditFault(.unreadable, file: name)
        }
        let cover = Self.cover(LineEnds(written ?? "").lines, name: name, path: path)
        text = cover.lines.joined(separator: "\n").replacing("\0", with: "\u{FFFD}")
        hasCovers = !cover.secrets.isEmpty
        fingerprint = String(Fingerprint(of: Array(text.utf8)).value, radix: 16)
    }

    /// The file as it would be with the text that somebody has changed: covers give way to what they stand for, lines that
    /// stayed keep their line ends.
    ///
    /// - Throws: where a cover stands in another place, or where parts of the file are no text.
    package func draft(_ edited: String) throws(ConfigurationEditFault) -> ConfigurationDraft {
        let ends = LineEnds(written ?? "")
        let lines = LineEnds(edited).lines
        guard isWhole || !edited.unicodeScalars.contains("\u{FFFD}") else {
            throw ConfigurationEditFault(.notText, file: name)
        }
        let whole: [String]
        do throws(SecretCover.MovedCover) {
            whole = try Self.cover(ends.lines, name: name, path: path).uncovered(lines)
        } catch {
            throw ConfigurationEditFault(.movedSecret, file: name, key: error.cover)
        }
        let file = ConfigurationDraft.File(
            name: name,
            path: path,
            before: onDisk,
            after: ends.joined(whole),
            isSecrets: Self.isSecrets(name)
        )
        return ConfigurationDraft(files: [file])
    }

    private static func isSecrets(_ name: String) -> Bool { name == "secrets.yaml" || name.hasSuffix("/secrets.yaml") }

    private static func cover(_ lines: [String], name: String, path: String) -> SecretCover {
        let file = ConfigurationFile(path: path, name: name, source: SourceText(lines.joined(separator: "\n")))
        return SecretCover(lines, isSecrets: isSecrets(name), isValueAlone: SourceExcerpt.isValueAlone(file))
    }
}
