extension ConfigurationChecker {
    private static let units: [String: Double] = [
        "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1, "milliseconds": 0.001,
    ]

    /// A time span in one of the forms Home Assistant knows.
    mutating func duration(_ key: SchemaKey, _ node: ConfigurationNode, minimum: Double) -> BlockValues.Value? {
        guard !node.isNull else {
            report(.emptyValue, key, node)
            return nil
        }
        guard let seconds = seconds(node), seconds.isFinite else {
            report(.expectedDuration, key, node)
            return nil
        }
        guard seconds >= minimum else {
            report(.durationTooShort, key, node, ["minimum": "\(Int(minimum))"])
            return nil
        }
        return .number(seconds)
    }

    /// A moment of every day; YAML itself may have made seconds of it.
    mutating func timeOfDay(_ key: SchemaKey, _ node: ConfigurationNode) -> BlockValues.Value? {
        guard !node.isNull else {
            report(.emptyValue, key, node)
            return nil
        }
        guard let seconds = clock(node) ?? seconds(node), (0..<86_400).contains(seconds) else {
            report(.expectedTimeOfDay, key, node)
            return nil
        }
        return .number(seconds)
    }

    /// Hours and minutes as they are written: to YAML, `4:45` without quotes is the number 285.
    private func clock(_ node: ConfigurationNode) -> Double? {
        guard case .scalar(let text, _) = node.content,
            let found = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?/)
        else { return nil }
        let parts = [found.output.1, found.output.2, found.output.3 ?? "0"].map { Double($0) ?? .infinity }
        guard parts[1] < 60, parts[2] < 60 else { return .infinity }
        return parts[0] * 3_600 + parts[1] * 60 + parts[2]
    }

    private func seconds(_ node: ConfigurationNode) -> Double? {
        switch node.content {
        case .list: return nil
        case .block(let entries):
            guard !entries.isEmpty else { return nil }
            var sum = 0.0
            for entry in entries {
                guard let unit = Self.units[entry.key], let number = YAMLNumber(entry.value) else { return nil }
                sum += unit * number.value
            }
            return sum
        case .scalar(let text, _):
            if let number = YAMLNumber(node) { return number.value }
            guard text.wholeMatch(of: /[-+]?[0-9]{1,5}:[0-9]{1,2}(:[0-9]{1,2})?/) != nil else { return nil }
            let sign: Double = text.hasPrefix("-") ? -1 : 1
            let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":").map { Double($0) ?? 0 }
            return sign * (parts[0] * 3_600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0))
        }
    }
}
