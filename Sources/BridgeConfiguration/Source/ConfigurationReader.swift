import Foundation

/// Reads the files of a configuration directory, follows their tags and gathers what there is to say.
struct ConfigurationReader {
    let folder: String
    let environment: [String: String]
    private(set) var diagnostics: [Diagnostic] = []
    private var said: Set<String> = []
    private var counts: [Diagnostic.Severity: Int] = [:]
    /// Nodes read so far, for the limit.
    var nodes = 0
    /// Where the value stands that is being read: the place to name if it turns out to be too much.
    var resolving: SourcePlace?
    /// By absolute path; nil for what was looked for and is not there or cannot be read.
    private var files: [String: ConfigurationFile?] = [:]
    private var prints: [String: UInt64] = [:]
    /// Of the files that have bytes, in the order in which they were come upon.
    private(set) var names: [String] = []
    private let unwritten: [String: [UInt8]]

    init(folder: String, environment: [String: String], unwritten: [String: [UInt8]] = [:]) {
        self.folder = Self.standardized(folder)
        self.environment = environment
        self.unwritten = unwritten
    }

    /// Adds something to say, once.
    ///
    /// - Parameter isSecret: the value at the place must not be shown, not even in the line of the file.
    mutating func report(
        _ severity: Diagnostic.Severity,
        _ text: DiagnosticText,
        at place: SourcePlace,
        _ parameters: [String: String] = [:],
        hint: DiagnosticText? = nil,
        isSecret: Bool = false
    ) {
        guard !isFull(severity) else { return }
        var diagnostic = Diagnostic(severity, text, at: place, parameters, hint: hint)
        guard said.insert(diagnostic.description).inserted else { return }
        counts[severity, default: 0] += 1
        if let file = files.values.lazy.compactMap({ $0 }).first(where: { $0.name == place.file }) {
            let excerpt = SourceExcerpt(file: file, line: place.line, column: place.column, isSecret: isSecret)
            diagnostic.excerpt = excerpt.text
        }
        diagnostics.append(diagnostic)
    }

    /// How many errors were found so far.
    var errors: Int { counts[.error, default: 0] }

    /// Whether so much was said of a kind that nobody reads on.
    func isFull(_ severity: Diagnostic.Severity) -> Bool {
        counts[severity, default: 0] >= ConfigurationLimits.diagnostics
    }

    /// A file by its absolute path. What is wrong with the file itself is reported when it is read first.
    ///
    /// - Returns: nil if it does not exist or cannot be read.
    mutating func file(at path: String) -> ConfigurationFile? {
        if let known = files[path] { return known }
        let place = SourcePlace(file: name(of: path), line: 1, column: 1)
        let bytes: [UInt8]
        switch unwritten[path].map({ .read($0) }) ?? FileBytes(path: path, limit: ConfigurationLimits.bytesOfFile) {
        case .missing:
            prints[path] = 0
            files[path] = .some(nil)
            return nil
        case .unreadable:
            prints[path] = 1
            files[path] = .some(nil)
            report(.error, .fileUnreadable, at: place, ["file": place.file], hint: .hintPermissions)
            return nil
        case .tooLarge:
            prints[path] = 2
            files[path] = .some(nil)
            report(
                .error,
                .fileTooLarge,
                at: place,
                ["file": place.file, "limit": "\(ConfigurationLimits.bytesOfFile / 1_000_000)"]
            )
            return nil
        case .read(let read):
            bytes = read
        }
        prints[path] = Fingerprint(of: bytes).value
        names.append(place.file)
        let file = parse(bytes, path: path, place: place)
        return file
    }

    /// Reads on in a file that is no YAML as a whole with what could be saved of it.
    mutating func adopt(_ tree: YAMLTree, for file: ConfigurationFile) {
        var file = file
        file.tree = tree
        files[file.path] = file
    }

    /// Whether the file was looked for and is not there.
    func isMissing(_ path: String) -> Bool { prints[path] == 0 }

    /// Notes that something depends on whether a file is there.
    mutating func exists(_ path: String) -> Bool {
        var isDirectory = ObjCBool(false)
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
        if prints[path] == nil { prints[path] = exists ? 3 : 0 }
        return exists
    }

    /// Notes that something depends on which files a directory has.
    mutating func note(list names: [String], of directory: String) {
        prints[directory] = Fingerprint(of: Array(names.joined(separator: "\n").utf8)).value
    }

    /// Changes whenever a file that was read or looked for changes.
    var fingerprint: String {
        var print = Fingerprint(of: [])
        for (path, value) in prints.sorted(by: { $0.key < $1.key }) {
            print.add(Array("\(path)\u{0}\(value)\n".utf8))
        }
        return String(print.value, radix: 16)
    }

    /// Everything there is to say in the order of the places, the main file first.
    var sortedDiagnostics: [Diagnostic] {
        func rank(_ diagnostic: Diagnostic) -> (Int, String, Int, Int) {
            let isMain = diagnostic.file == ConfigurationFolder.fileName
            return (isMain ? 0 : 1, diagnostic.file, diagnostic.line, diagnostic.column)
        }
        return diagnostics.enumerated().sorted { left, right in
            let (first, second) = (rank(left.element), rank(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }

    /// A path as the user knows it.
    func name(of path: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }

    /// The absolute path of what a file names: relative to the directory, `~` is the home.
    static func path(_ written: String, in directory: String) -> String {
        if written.hasPrefix("~") { return standardized((written as NSString).expandingTildeInPath) }
        return standardized(written.hasPrefix("/") ? written : directory + "/" + written)
    }

    private static func standardized(_ path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var parts: [Substring] = []
        for part in absolute.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private mutating func parse(_ bytes: [UInt8], path: String, place: SourcePlace) -> ConfigurationFile? {
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            files[path] = .some(nil)
            let valid = SourceText(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }.description)
            let line = valid.lines.count
            let column = (valid.lines.last?.count ?? 0) + 1
            report(
                .error,
                .notUTF8,
                at: SourcePlace(file: place.file, line: line, column: column),
                ["file": place.file],
                hint: .hintUTF8
            )
            return nil
        }
        var file = ConfigurationFile(path: path, name: place.file, source: SourceText(text))
        files[path] = file
        do throws(SourceFault) {
            file.tree = try YAMLTree(file.source)
            files[path] = file
        } catch {
            report(
                .error,
                error.text,
                at: SourcePlace(file: file.name, line: error.line, column: error.column),
                error.parameters,
                hint: error.hint
            )
        }
        return file
    }
}
