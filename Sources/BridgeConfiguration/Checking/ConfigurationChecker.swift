import Yams

/// Holds a configuration against the schema and makes the settings of it.
struct ConfigurationChecker {
    var reader: ConfigurationReader
    var settings = Settings()

    init(folder: String, environment: [String: String]) {
        reader = ConfigurationReader(folder: folder, environment: environment)
    }

    mutating func check() -> ConfigurationCheck {
        readFile()
        let diagnostics = reader.sortedDiagnostics
        let isValid = !diagnostics.contains { $0.severity == .error }
        return ConfigurationCheck(
            settings: isValid ? settings : nil,
            http: settings.http,
            home: settings.home,
            diagnostics: diagnostics,
            fingerprint: reader.fingerprint
        )
    }

    private mutating func readFile() {
        let path = reader.folder + "/" + ConfigurationFolder.fileName
        let start = SourcePlace(file: ConfigurationFolder.fileName, line: 1, column: 1)
        guard let file = reader.file(at: path) else {
            if reader.isMissing(path) {
                reader.report(.error, .fileMissing, at: start, ["file": start.file], hint: .hintCreateFile)
            }
            return
        }
        if let tree = file.tree {
            checkBlocks(of: tree, path: path, isWhole: true)
        } else if let tree = SavedBlocks(of: file.source).tree {
            reader.adopt(tree, for: file)
            checkBlocks(of: tree, path: path, isWhole: false)
        }
    }

    private mutating func checkBlocks(of tree: YAMLTree, path: String, isWhole: Bool) {
        let start = SourcePlace(file: ConfigurationFolder.fileName, line: 1, column: 1)
        guard let root = tree.root else {
            if isWhole { reader.report(.note, .noWithings, at: start, hint: .hintNoWithings) }
            return
        }
        let raw = RawNode(node: root, path: path, chain: [])
        guard let entries = reader.entries(of: raw, repeated: .refusedIfKnown) else {
            if isWhole { reader.report(.error, .notBlocks, at: reader.place(of: raw), ["file": start.file]) }
            return
        }
        for entry in entries {
            if let block = ConfigurationSchema.block(entry.key) {
                check(block, entry)
            } else if isWhole {
                checkUnknownBlock(entry)
            }
        }
        if isWhole, !entries.contains(where: { $0.key == ConfigurationSchema.withings.name }) {
            reader.report(.note, .noWithings, at: start, hint: .hintNoWithings)
        }
    }

    private mutating func checkUnknownBlock(_ entry: BlockEntry<RawNode>) {
        guard !reader.isFull(.note) else { return }
        let near = NearestName(to: entry.key, among: ConfigurationSchema.blocks.map(\.name)).name
        if let near {
            reader.report(
                .warning,
                .nearBlock,
                at: entry.place,
                ["block": entry.key, "near": near],
                hint: .hintDidYouMean,
                isSecret: true
            )
        } else {
            reader.report(.note, .foreignBlock, at: entry.place, ["block": entry.key])
        }
    }

    private mutating func check(_ block: SchemaBlock, _ entry: BlockEntry<RawNode>) {
        if let tag = entry.value.tag, tag.hasPrefix("!include_dir_") {
            let severity: Diagnostic.Severity = block.keys.contains(where: \.isRequired) ? .error : .warning
            reader.report(
                severity,
                .blockElsewhere,
                at: reader.place(of: entry.value),
                ["block": block.name, "tag": tag]
            )
            return
        }
        guard let raw = reader.follow(entry.value) else { return }
        var entries: [BlockEntry<RawNode>] = []
        switch raw.node {
        case .mapping:
            entries = reader.entries(of: raw, repeated: .refused(block: block.name)) ?? []
        case .sequence where block.name == ConfigurationSchema.mqtt.name:
            reader.report(.note, .blockListUnused, at: entry.place, ["block": block.name])
            return
        default:
            guard ConfigurationNode(raw).isNull else {
                reader.report(.error, .blockNotBlock, at: reader.place(of: raw), ["block": block.name])
                return
            }
        }
        let values = check(block, entries, at: entry.place, file: reader.name(of: raw.path))
        apply(values, of: block)
    }

    /// Checks every key of a block.
    private mutating func check(
        _ block: SchemaBlock,
        _ entries: [BlockEntry<RawNode>],
        at place: SourcePlace,
        file: String
    ) -> BlockValues {
        var values = BlockValues(place: place)
        for entry in entries {
            if let key = block.key(entry.key) {
                values.places[entry.key] = entry.place
                guard let node = reader.resolve(entry.value) else { continue }
                values.places[entry.key] = node.place
                values.values[entry.key] = value(of: key, node)
            } else if block.unusedKeys.contains(entry.key) {
                values.hasUnusedKeys = true
                reader.report(.note, .unusedKey, at: entry.place, ["key": entry.key, "block": block.name])
            } else {
                reportUnknownKey(entry, in: block)
            }
        }
        for key in block.keys where key.isRequired && values.places[key.name] == nil {
            let parameters = ["key": key.name, "block": block.name, "file": file]
            reader.report(.error, .requiredKey, at: place, parameters, hint: .hintRequired, isSecret: true)
        }
        return values
    }

    private mutating func reportUnknownKey(_ entry: BlockEntry<RawNode>, in block: SchemaBlock) {
        guard !reader.isFull(.error) else { return }
        let names = block.keys.map(\.name)
        let near = NearestName(to: entry.key, among: names + block.unusedKeys).name
        let parameters = [
            "key": ShownValue.shorten(entry.key), "block": block.name, "near": near ?? "",
            "keys": names.joined(separator: ", "),
        ]
        let hint: DiagnosticText? = near != nil ? .hintDidYouMean : names.isEmpty ? nil : .hintKeys
        // It may be a misspelt client_secret.
        reader.report(.error, .unknownKey, at: entry.place, parameters, hint: hint, isSecret: true)
    }
}

extension ConfigurationNode {
    /// The scalar of a node as it stands, for looking whether there is one.
    fileprivate init(_ raw: RawNode) {
        let place = SourcePlace(file: "", line: 1, column: 1)
        if case .scalar(let scalar) = raw.node {
            self.init(
                content: .scalar(scalar.string, isPlain: scalar.style == .plain),
                place: place,
                isSecret: raw.isSecret
            )
        } else {
            self.init(content: .list([]), place: place, isSecret: raw.isSecret)
        }
    }
}
