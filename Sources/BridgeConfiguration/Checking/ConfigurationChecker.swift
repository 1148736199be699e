import Yams

/// Holds a configuration against the schema and makes the settings of it.
struct ConfigurationChecker {
    var reader: ConfigurationReader
    var settings = Settings()
    private var isReadable = true
    /// Named, whatever else is missing.
    var apiURL: String?
    private var isHTTPWhole = true

    /// - Parameter unwritten: what stands for the files of these paths.
    init(folder: String, environment: [String: String], unwritten: [String: [UInt8]] = [:]) {
        reader = ConfigurationReader(folder: folder, environment: environment, unwritten: unwritten)
        if let host = environment[HTTPSettings.hostVariable], !host.isEmpty { settings.http.hosts = [host] }
    }

    mutating func check() -> ConfigurationCheck {
        readFile()
        let diagnostics = reader.sortedDiagnostics
        let isValid = !diagnostics.contains { $0.severity == .error }
        return ConfigurationCheck(
            settings: isValid ? settings : nil,
            http: settings.http,
            isHTTPWhole: isHTTPWhole,
            home: settings.home,
            readable: settings,
            apiURL: apiURL,
            diagnostics: diagnostics,
            fingerprint: reader.fingerprint,
            files: reader.names,
            isReadable: isReadable
        )
    }

    private mutating func readFile() {
        let path = reader.folder + "/" + ConfigurationFolder.fileName
        let start = SourcePlace(file: ConfigurationFolder.fileName, line: 1, column: 1)
        guard let file = reader.file(at: path) else {
            isHTTPWhole = false
            if reader.isMissing(path) {
                reader.report(.error, .fileMissing, at: start, ["file": start.file], hint: .hintCreateFile)
            }
            return
        }
        if let tree = file.tree {
            checkBlocks(of: tree, path: path, isWhole: true)
        } else {
            isReadable = false
            guard let tree = SavedBlocks(of: file.source).tree else {
                isHTTPWhole = false
                return
            }
            reader.adopt(tree, for: file)
            checkBlocks(of: tree, path: path, isWhole: false)
        }
    }

    private mutating func checkBlocks(of tree: YAMLTree, path: String, isWhole: Bool) {
        let start = SourcePlace(file: ConfigurationFolder.fileName, line: 1, column: 1)
        guard let root = tree.root else {
            // Nothing at all could be saved: the only block is the one that cannot be read.
            isHTTPWhole = isWhole
            if isWhole { reader.report(.note, .noWithings, at: start, hint: .hintNoWithings) }
            return
        }
        guard let raw = reader.follow(RawNode(node: root, path: path, chain: [])) else { return }
        guard let entries = reader.entries(of: raw, repeated: .refusedIfKnown) else {
            isHTTPWhole = false
            if isWhole { reader.report(.error, .notBlocks, at: reader.place(of: raw), ["file": start.file]) }
            return
        }
        let packaged = isWhole ? blocksOfPackages(entries) : []
        for block in ConfigurationSchema.blocks {
            let parts = (entries + packaged).filter { $0.key == block.name }
            let faults = reader.errors
            if !parts.isEmpty { check(block, parts) }
            guard block.name == ConfigurationSchema.http.name else { continue }
            // In a file that is no YAML as a whole a block that is missing may be the one that cannot be read.
            if reader.errors > faults || parts.isEmpty && !isWhole { isHTTPWhole = false }
        }
        if isWhole {
            for entry in entries where ConfigurationSchema.block(entry.key) == nil { checkUnknownBlock(entry) }
        }
        if isWhole, !(entries + packaged).contains(where: { $0.key == ConfigurationSchema.withings.name }) {
            reader.report(.note, .noWithings, at: start, hint: .hintNoWithings)
        }
    }

    /// The blocks of this program in the packages of Home Assistant's own block, which may not have that block again.
    private mutating func blocksOfPackages(_ entries: [BlockEntry<RawNode>]) -> [BlockEntry<RawNode>] {
        let home = ConfigurationSchema.homeassistant
        guard let entry = entries.first(where: { $0.key == home.name }), entry.value.tag != "!env_var",
            let raw = reader.follow(entry.value), case .mapping = raw.node,
            let packages = reader.entries(of: raw)?.first(where: { $0.key == "packages" })
        else { return [] }
        var blocks: [BlockEntry<RawNode>] = []
        for part in reader.packages(packages.value) {
            blocks += reader.blocks(of: part).filter {
                $0.key != home.name && ConfigurationSchema.block($0.key) != nil
            }
        }
        return blocks
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

    /// - Parameter parts: the block as the main file has it, and as packages have it, which Home Assistant puts together.
    private mutating func check(_ block: SchemaBlock, _ parts: [BlockEntry<RawNode>]) {
        var gathered: [BlockEntry<RawNode>] = []
        var indexes: [String: Int] = [:]
        var isWhole = true
        var first: (place: SourcePlace, file: String)?
        for part in parts {
            guard let found = keys(of: block, part) else { continue }
            if first == nil { first = (part.place, found.file) }
            if !found.isWhole { isWhole = false }
            for entry in found.entries {
                guard let index = indexes[entry.key] else {
                    indexes[entry.key] = gathered.count
                    gathered.append(entry)
                    continue
                }
                // What is not used here may stand in as many packages as its owner likes.
                if block.key(entry.key) == nil { continue }
                gathered[index] = reader.joined(gathered[index], entry, in: block.name)
            }
        }
        guard let first else { return }
        let values = check(block, gathered, at: first.place, file: first.file, isWhole: isWhole)
        apply(values, of: block)
    }

    /// The keys of one part of a block, the file they stand in, and whether all of it could be read; nil where it has none
    /// that could be used.
    private mutating func keys(
        of block: SchemaBlock,
        _ entry: BlockEntry<RawNode>
    ) -> (entries: [BlockEntry<RawNode>], file: String, isWhole: Bool)? {
        guard let raw = reader.follow(entry.value) else { return nil }
        var entries: [BlockEntry<RawNode>] = []
        switch raw.node {
        case .mapping:
            entries = reader.entries(of: raw, repeated: .refused(block: block.name)) ?? []
        case .sequence where block.name == ConfigurationSchema.mqtt.name:
            reader.report(.note, .blockListUnused, at: entry.place, ["block": block.name])
            return nil
        default:
            guard ConfigurationNode(raw).isNull else {
                reader.report(.error, .blockNotBlock, at: reader.place(of: raw), ["block": block.name])
                return nil
            }
        }
        return (entries, reader.name(of: raw.path), !raw.isPartial)
    }

    /// Checks every key of a block.
    ///
    /// - Parameter isWhole: whether a key that is missing is missing indeed.
    private mutating func check(
        _ block: SchemaBlock,
        _ entries: [BlockEntry<RawNode>],
        at place: SourcePlace,
        file: String,
        isWhole: Bool
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
            } else if block.containers.contains(entry.key) {
                continue
            } else {
                reportUnknownKey(entry, in: block)
            }
        }
        for key in block.keys where isWhole && key.isRequired && values.places[key.name] == nil {
            let parameters = ["key": key.name, "block": block.name, "file": file]
            reader.report(.error, .requiredKey, at: place, parameters, hint: .hintRequired, isSecret: true)
        }
        return values
    }

    private mutating func reportUnknownKey(_ entry: BlockEntry<RawNode>, in block: SchemaBlock) {
        guard !reader.isFull(.error) else { return }
        let names = block.keys.map(\.name)
        let near = NearestName(to: entry.key, among: names + block.unusedKeys + block.containers).name
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
