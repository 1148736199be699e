import WebServer

/// Which entities a client of `subscribe_entities` wants: by id, or by Home Assistant's filter of domains, ids and patterns.
struct EntityFilter: Sendable {
    private var ids: Set<String>?
    private var included: Names
    private var excluded: Names

    private struct Names: Sendable {
        var domains: Set<String>
        var ids: Set<String>
        var patterns: [String]

        init(_ value: JSONValue?) {
            func texts(_ name: String) -> [String] {
                CommandFields(members: value?.object ?? [:]).texts(name) ?? []
            }
            domains = Set(texts("domains").map { $0.lowercased() })
            ids = Set(CommandFields(members: value?.object ?? [:]).entityIDs("entities") ?? [])
            patterns = texts("entity_globs").map { $0.lowercased() }
        }

        var isEmpty: Bool { domains.isEmpty && ids.isEmpty && patterns.isEmpty }

        func matches(_ id: String) -> Bool {
            ids.contains(id) || domains.contains(String(id.prefix { $0 != "." }))
                || patterns.contains { EntityFilter.matches(Array(id.utf8)[...], Array($0.utf8)[...]) }
        }
    }

    private static let names = CommandShape(
        .optional("domains", .listOrOne(of: .text)),
        .optional("entities", .entityIDs),
        .optional("entity_globs", .listOrOne(of: .text))
    )

    static let shape = CommandShape(
        .optional("entity_ids", .entityIDs),
        .optional("include", .mapping(names)),
        .optional("exclude", .mapping(names))
    )

    init(_ fields: CommandFields) {
        // An empty list means all, as in Home Assistant.
        ids = fields.entityIDs("entity_ids").flatMap { $0.isEmpty ? nil : Set($0) }
        included = Names(fields.members["include"])
        excluded = Names(fields.members["exclude"])
    }

    func includes(_ id: String) -> Bool {
        if let ids, !ids.contains(id) { return false }
        // An id that is named outweighs a domain or a pattern on the other side.
        if included.ids.contains(id) { return true }
        if excluded.ids.contains(id) { return false }
        if included.isEmpty { return !excluded.matches(id) }
        return included.matches(id) && !excluded.matches(id)
    }

    /// `*` stands for anything, `?` for one character.
    private static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        var (text, pattern) = (text, pattern)
        var retry: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
        while true {
            if pattern.first == UInt8(ascii: "*") {
                pattern = pattern.dropFirst()
                retry = (text, pattern)
            } else if let character = text.first, let wish = pattern.first,
                wish == UInt8(ascii: "?") || wish == character
            {
                text = text.dropFirst()
                pattern = pattern.dropFirst()
            } else if text.isEmpty, pattern.isEmpty {
                return true
            } else if let last = retry, !last.text.isEmpty {
                (text, pattern) = (last.text.dropFirst(), last.pattern)
                retry = (text, pattern)
            } else {
                return false
            }
        }
    }
}
