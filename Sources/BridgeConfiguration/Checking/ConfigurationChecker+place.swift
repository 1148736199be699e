import Foundation

extension ConfigurationChecker {
    /// A file that must exist; its absolute path.
    mutating func file(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        if key.kind == .fileOrAuto, text == "auto" { return .text(text) }
        let path = ConfigurationReader.path(text, in: reader.folder)
        guard reader.exists(path) else {
            let shown = ShownValue.text(of: node, kind: key.kind) ?? "…"
            report(.pathMissing, key, node, ["path": shown], hint: text.hasPrefix("/") ? nil : .hintPath)
            return nil
        }
        return .text(path)
    }

    mutating func timeZone(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        let hasForm = text.contains("/") || ["UTC", "GMT"].contains(text)
        // `CET`, `Japan` and others of the zone database that Foundation's list has not.
        let isInDatabase = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/\(text)")
        if hasForm || isInDatabase || TimeZone.knownTimeZoneIdentifiers.contains(text),
            TimeZone(identifier: text) != nil
        {
            return .text(text)
        }
        let near = NearestName(to: text, among: TimeZone.knownTimeZoneIdentifiers).name
        report(.unknownZone, key, node, ["near": near ?? ""], hint: near == nil ? nil : .hintDidYouMean)
        return nil
    }

    mutating func topic(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        let isWrong = text.contains { "+#\u{0}".contains($0) } || text.hasPrefix("/") || text.hasSuffix("/")
        guard !isWrong, text.utf8.count <= 200 else {
            report(.expectedTopic, key, node)
            return nil
        }
        return .text(text)
    }

    /// A database address. SQLite's comes back with an absolute path; Home Assistant's own SQLite file, and databases that
    /// this program could never use, are left out with a warning. PostgreSQL is refused: two machines that were pointed at
    /// one, each with a file of its own instead, would renew the same tokens and lock each other out.
    mutating func database(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1].hasPrefix("//"), let scheme = parts[0].split(separator: "+").first else {
            report(.expectedDatabase, key, node)
            return nil
        }
        switch scheme.lowercased() {
        case "sqlite": break
        case "postgres", "postgresql":
            // Several machines that follow the contract would each keep a record of their own, and take the tokens from
            // each other.
            report(.databaseUnsupported, key, node, hint: .hintDatabase)
            return nil
        default:
            // Home Assistant's own database stands in a file of its own form; the records never go there.
            reader.report(.warning, .databaseUnsupported, at: node.place, ["key": key.name])
            return nil
        }
        let path = String(parts[1].prefix { $0 != "?" }.dropFirst(3))
        guard parts[1].hasPrefix("///"), !path.isEmpty, path != ":memory:" else {
            let isMemory = parts[1] == "//" || path == ":memory:"
            report(isMemory ? .databaseInMemory : .expectedDatabase, key, node)
            return nil
        }
        let absolute = ConfigurationReader.path(path, in: reader.folder)
        guard !absolute.hasSuffix("/home-assistant_v2.db") else {
            reader.report(.warning, .databaseOfHomeAssistant, at: node.place, ["key": key.name])
            return nil
        }
        return .text("sqlite:///" + absolute)
    }
}
