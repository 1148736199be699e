extension ConfigurationChecker {
    /// A value held against its kind; nil if it is wrong, which is reported.
    mutating func value(of key: SchemaKey, _ node: ConfigurationNode) -> BlockValues.Value? {
        switch key.kind {
        case .profiles: return profiles(node)
        case .duration(let minimum): return duration(key, node, minimum: minimum)
        case .timeOfDay: return timeOfDay(key, node)
        case .levels: return levels(key, node)
        case .limits: return limits(key, node)
        case .hosts, .networks, .origins: return items(key, node)
        default: break
        }
        guard let text = node.text else {
            report(.expectedText, key, node)
            return nil
        }
        if key.allowsEmpty, !node.isNull, text.isEmpty { return .text(text) }
        guard !node.isNull, !text.allSatisfy(\.isWhitespace) else {
            report(.emptyValue, key, node)
            return nil
        }
        switch key.kind {
        case .boolean: return boolean(key, node, text)
        case .integer(let range): return integer(key, node, range)
        case .url: return url(key, node, text)
        case .timeZone: return timeZone(key, node, text)
        case .choice(let names): return choice(key, node, text, among: names)
        case .level: return level(key, node, text)
        case .language: return language(node, text)
        case .file, .fileOrAuto: return file(key, node, text)
        case .brokerHost: return brokerHost(key, node, text)
        case .topic: return topic(key, node, text)
        case .database: return database(key, node, text)
        case .entityIDPattern: return entityIDPattern(key, node, text)
        default: return .text(text)
        }
    }

    /// Reports an error at a value.
    mutating func report(
        _ text: DiagnosticText,
        _ key: SchemaKey,
        _ node: ConfigurationNode,
        _ parameters: [String: String] = [:],
        hint: DiagnosticText? = nil
    ) {
        var parameters = parameters
        parameters["key"] = key.name
        parameters["value"] = ShownValue.text(of: node, kind: key.kind)
        let isSecret = node.isSecret || key.kind == .secret || key.kind == .database
        reader.report(.error, text, at: node.place, parameters, hint: hint, isSecret: isSecret)
    }

    private mutating func boolean(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        switch text.lowercased() {
        case "true", "yes", "on", "enable", "1": return .flag(true)
        case "false", "no", "off", "disable", "0": return .flag(false)
        default:
            report(.expectedBoolean, key, node)
            return nil
        }
    }

    private mutating func integer(
        _ key: SchemaKey,
        _ node: ConfigurationNode,
        _ range: ClosedRange<Int>
    ) -> BlockValues.Value? {
        guard let number = YAMLNumber(node)?.value, let integer = Int(exactly: number) else {
            report(.expectedInteger, key, node)
            return nil
        }
        guard range.contains(integer) else {
            let ends = ["minimum": "\(range.lowerBound)", "maximum": "\(range.upperBound)"]
            report(.outOfRange, key, node, ends)
            return nil
        }
        return .number(number)
    }

    private mutating func choice(
        _ key: SchemaKey,
        _ node: ConfigurationNode,
        _ text: String,
        among names: [String]
    ) -> BlockValues.Value? {
        var meanings: [String: String] = [:]
        for name in names {
            let parts = name.split(separator: "=").map(String.init)
            meanings[parts[0]] = parts[parts.count - 1]
        }
        if let meaning = meanings[text.lowercased()] { return .text(meaning) }
        let choices = names.filter { !$0.contains("=") }
        reportChoice(key, node, text, choices)
        return nil
    }

    private mutating func level(_ key: SchemaKey, _ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        if let level = SchemaKind.levelNames[text.lowercased()] { return .text(level) }
        reportChoice(key, node, text, ["critical", "error", "warning", "info", "debug"])
        return nil
    }

    private mutating func levels(_ key: SchemaKey, _ node: ConfigurationNode) -> BlockValues.Value? {
        guard case .block(let entries) = node.content else {
            if node.isNull { return .levels([:]) }
            report(.expectedLevels, key, node)
            return nil
        }
        var levels: [String: String] = [:]
        for entry in entries {
            let named = SchemaKey(entry.key, .level, "", ko: "")
            if case .text(let level) = level(named, entry.value, entry.value.text ?? "") { levels[entry.key] = level }
        }
        return .levels(levels)
    }

    private mutating func reportChoice(
        _ key: SchemaKey,
        _ node: ConfigurationNode,
        _ text: String,
        _ choices: [String]
    ) {
        let near = NearestName(to: text, among: choices).name
        let parameters = ["choices": choices.joined(separator: ", "), "near": near ?? ""]
        report(.unknownChoice, key, node, parameters, hint: near == nil ? nil : .hintDidYouMean)
    }

    private mutating func language(_ node: ConfigurationNode, _ text: String) -> BlockValues.Value? {
        let language = text.lowercased().prefix { $0 != "-" && $0 != "_" }
        if ["en", "ko"].contains(language) { return .text(String(language)) }
        // The pages may have a file with it.
        reader.report(.note, .languageMissing, at: node.place)
        return .text("en")
    }
}
