import Foundation
import Yams

/// Writes values into the files of a configuration directory and leaves everything else as it is: comments, order, blank
/// lines, other integrations' blocks.
///
/// The change is made on the lines of the file, and then held against what YAML reads before and after: if anything but
/// the named values differs, nothing is written.
package struct ConfigurationEditor: Sendable {
    let folder: ConfigurationFolder

    package init(_ folder: ConfigurationFolder) {
        self.folder = folder
    }

    /// Writes the changes, and takes them back where the configuration has a fault afterwards that it did not have before: a
    /// block may stand in another file than the one that is written, in a package for one.
    ///
    /// - Parameter environment: where `!env_var` looks.
    package func write(
        _ changes: [ConfigurationChange],
        environment: [String: String]
    ) throws(ConfigurationEditFault) {
        let known = Set(folder.check(environment: environment).errors.map(\.message))
        let draft = try draft(changes)
        try draft.write()
        guard folder.check(environment: environment).errors.allSatisfy({ known.contains($0.message) }) else {
            try draft.takeBack()
            throw ConfigurationEditFault(.unusualForm, file: ConfigurationFolder.fileName, key: changes.last?.key)
        }
    }

    /// The files as they would be.
    package func draft(_ changes: [ConfigurationChange]) throws(ConfigurationEditFault) -> ConfigurationDraft {
        var files = EditedFiles(folder: folder.path)
        for change in changes { try files.apply(change) }
        return ConfigurationDraft(files: files.edited)
    }
}

/// The files while they are being changed.
private struct EditedFiles {
    let folder: String
    private var files: [String: ConfigurationDraft.File] = [:]

    init(folder: String) { self.folder = folder }

    var edited: [ConfigurationDraft.File] {
        files.values.filter { $0.before != $0.after }.sorted { $0.path < $1.path }
    }

    mutating func apply(_ change: ConfigurationChange) throws(ConfigurationEditFault) {
        try refuseUnfit(change)
        var name = ConfigurationFolder.fileName
        var block: String? = change.block
        let main = YAMLLines(try file(name).after)
        if let value = main.value(ofBlock: change.block), value.hasPrefix("!include ") {
            name = value.dropFirst(9).trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
            block = nil
        }
        var file = try file(name)
        var lines = YAMLLines(file.after)
        var written = change.value
        if case .secret(let text) = change.value {
            guard let secret = try keep(text, for: change, named: lines.value(of: change.key, inBlock: block)) else {
                return
            }
            written = .text(secret)
        }
        do throws(YAMLLines.UnusualForm) {
            switch written {
            case .text(let text) where text.hasPrefix("!secret ") && change.value != written:
                try lines.set(change.key, to: text, inBlock: block)
            case .text(let text): try lines.set(change.key, to: YAMLWord(text).text, inBlock: block)
            case .number(let number): try lines.set(change.key, to: "\(number)", inBlock: block)
            case .flag(let flag): try lines.set(change.key, to: flag ? "true" : "false", inBlock: block)
            case .list(let items): try lines.set(change.key, toList: items, inBlock: block)
            case .nothing: lines.remove(change.key, inBlock: block)
            case .secret: break
            }
        } catch {
            throw ConfigurationEditFault(.unusualForm, file: name, key: change.key)
        }
        let path = block.map { [$0, change.key] } ?? [change.key]
        try Self.compare(file.after, lines.text, except: path, file: name)
        file.after = lines.text
        files[name] = file
    }

    /// Puts a secret into `secrets.yaml`.
    ///
    /// - Returns: what to write in its place; nil where the configuration names the secret already.
    private mutating func keep(
        _ text: String,
        for change: ConfigurationChange,
        named known: String?
    ) throws(ConfigurationEditFault) -> String? {
        var file = try file("secrets.yaml")
        var lines = YAMLLines(file.after)
        var name = "\(change.block)_\(change.key)"
        let isNamed = known?.hasPrefix("!secret ") == true
        if let known, isNamed {
            name = known.dropFirst(8).trimmingCharacters(in: .whitespaces)
        } else {
            // A secret of that name may be somebody else's.
            var number = 2
            while lines.value(of: name, inBlock: nil) != nil {
                name = "\(change.block)_\(change.key)_\(number)"
                number += 1
            }
        }
        do throws(YAMLLines.UnusualForm) {
            try lines.set(name, to: YAMLWord(text).text, inBlock: nil)
        } catch {
            throw ConfigurationEditFault(.unusualForm, file: file.name, key: name)
        }
        try Self.compare(file.after, lines.text, except: [name], file: file.name)
        file.after = lines.text
        files[file.name] = file
        return isNamed ? nil : "!secret \(name)"
    }

    private mutating func file(_ name: String) throws(ConfigurationEditFault) -> ConfigurationDraft.File {
        if let known = files[name] { return known }
        let path = ConfigurationReader.path(name, in: folder)
        var text: String?
        switch FileBytes(path: path, limit: ConfigurationLimits.bytesOfFile) {
        case .missing: break
        case .read(let bytes):
            text = String(validating: bytes, as: UTF8.self)
            if text == nil { throw ConfigurationEditFault(.unreadable, file: name) }
        case .unreadable, .tooLarge: throw ConfigurationEditFault(.unreadable, file: name)
        }
        let isSecrets = name == "secrets.yaml" || name.hasSuffix("/secrets.yaml")
        let file = ConfigurationDraft.File(
            name: name,
            path: path,
            before: text,
            after: text ?? "",
            isSecrets: isSecrets
        )
        files[name] = file
        return file
    }

    private func refuseUnfit(_ change: ConfigurationChange) throws(ConfigurationEditFault) {
        let texts: [String] =
            switch change.value {
            case .text(let text), .secret(let text): [text]
            case .list(let items): items
            case .number, .flag, .nothing: []
            }
        for text in texts
        where text.unicodeScalars.contains(where: {
            $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || [0x2028, 0x2029, 0xFEFF].contains($0.value)
        }) {
            throw ConfigurationEditFault(.unfitValue, file: ConfigurationFolder.fileName, key: change.key)
        }
    }

    /// Everything but the named value has to read as before.
    private static func compare(
        _ before: String,
        _ after: String,
        except path: [String],
        file: String
    ) throws(ConfigurationEditFault) {
        guard let old = YAMLLeaves(before) else { throw ConfigurationEditFault(.unreadable, file: file) }
        guard let new = YAMLLeaves(after), old.leaves(except: path) == new.leaves(except: path) else {
            throw ConfigurationEditFault(.unusualForm, file: file, key: path.last)
        }
    }
}
