import Foundation

extension ConfigurationChecker {
    /// An http or https address; without the slash at its end.
    mutating func url(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.contains(where: \.isWhitespace), let parts = URLComponents(string: trimmed),
            ["http", "https"].contains(parts.scheme?.lowercased()), let host = parts.host, !host.isEmpty,
            parts.port.map({ (1...65_535).contains($0) }) ?? true
        else {
            report(.expectedURL, key, node)
            return nil
        }
        guard parts.query == nil, parts.fragment == nil, parts.user == nil, parts.password == nil else {
            report(.urlTooLong, key, node)
            return nil
        }
        var address = trimmed
        while address.hasSuffix("/") { address.removeLast() }
        return .text(address)
    }

    /// One or several hosts, networks or origins.
    mutating func items(_ key: SchemaKey, _ node: ConfigurationNode) -> BlockValues.Value? {
        let nodes: [ConfigurationNode]
        switch node.content {
        case .list(let items): nodes = items
        case .block:
            report(.expectedText, key, node)
            return nil
        case .scalar: nodes = node.isNull ? [] : [node]
        }
        guard !nodes.isEmpty else {
            report(.emptyList, key, node)
            return nil
        }
        var items: [BlockValues.Item] = []
        var isRight = true
        for item in nodes {
            var text = (item.text ?? "").trimmingCharacters(in: .whitespaces)
            let fault: DiagnosticText?
            switch key.kind {
            case .hosts: fault = Self.isHost(text) ? nil : .expectedHost
            case .origins:
                // As browsers write it.
                text = text.lowercased()
                if text.hasSuffix("/") { text.removeLast() }
                fault = Self.isOrigin(text) ? nil : .expectedOrigin
            default: fault = Self.isNetwork(text) ? nil : .expectedNetwork
            }
            if let fault {
                isRight = false
                report(fault, key, item)
            } else {
                items.append(BlockValues.Item(text: text, place: item.place))
            }
        }
        return isRight ? .items(items) : nil
    }

    mutating func brokerHost(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        let host = text.trimmingCharacters(in: .whitespaces)
        guard Self.isHost(host) else {
            let looksLikeAddress = host.contains("/") || host.contains(":")
            report(
                looksLikeAddress ? .brokerIsAddress : .expectedHost,
                key,
                node,
                hint: looksLikeAddress ? .hintBroker : nil
            )
            return nil
        }
        return .text(host)
    }

    private static func isOrigin(_ text: String) -> Bool {
        text == "*"
            || text.wholeMatch(of: /[a-z][a-z0-9+.\-]*:\/\/([a-z0-9_.\-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?/) != nil
    }

    private static func isHost(_ text: String) -> Bool {
        isAddress(text) || text.wholeMatch(of: /[A-Za-z0-9_]([A-Za-z0-9_.\-]{0,251}[A-Za-z0-9_.])?/) != nil
    }

    private static func isNetwork(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, isAddress(parts[0]) else { return false }
        guard parts.count == 2 else { return true }
        guard let bits = Int(parts[1]), parts[1].allSatisfy(\.isNumber) else { return false }
        return (0...(parts[0].contains(":") ? 128 : 32)).contains(bits)
    }

    private static func isAddress(_ text: String) -> Bool {
        var storage = in6_addr()
        let family = text.contains(":") ? AF_INET6 : AF_INET
        return inet_pton(family, text, &storage) == 1
    }
}
