extension ConfigurationChecker {
    /// A block of limits in days; the name of a profile can stand for a block of its own.
    mutating func limits(_ key: SchemaKey, _ node: ConfigurationNode) -> BlockValues.Value? {
        guard case .block(let entries) = node.content else {
            if node.isNull { return .limits(BlockValues.Limits()) }
            report(.expectedLimits, key, node)
            return nil
        }
        var limits = BlockValues.Limits()
        for entry in entries {
            if case .block(let own) = entry.value.content {
                limits.profilePlaces[entry.key] = entry.place
                for limit in own { limits.settings.profiles[entry.key, default: [:]][limit.key] = days(limit) }
            } else {
                limits.settings.everybody[entry.key] = days(entry)
            }
        }
        return .limits(limits)
    }

    /// Names of profiles that nobody has are faults, seen once the profiles are known.
    mutating func checkProfiles(_ limits: BlockValues.Limits, among profiles: [String]) {
        for (name, place) in limits.profilePlaces.sorted(by: { $0.key < $1.key }) where !profiles.contains(name) {
            let near = NearestName(to: name, among: profiles).name
            let parameters = [
                "key": name, "choices": profiles.joined(separator: ", "), "near": near ?? "", "value": name,
            ]
            reader.report(
                .error,
                .unknownLimit,
                at: place,
                parameters,
                hint: near == nil ? nil : .hintDidYouMean
            )
        }
    }

    private mutating func days(_ entry: BlockEntry<ConfigurationNode>) -> Double? {
        let groups = OverdueSettings.groups
        guard groups.contains(entry.key) else {
            let near = NearestName(to: entry.key, among: groups).name
            let parameters = [
                "key": entry.key, "choices": groups.joined(separator: ", "), "near": near ?? "", "value": entry.key,
            ]
            let hint: DiagnosticText? = near == nil ? nil : .hintDidYouMean
            reader.report(.error, .unknownLimit, at: entry.place, parameters, hint: hint)
            return nil
        }
        guard let number = YAMLNumber(entry.value)?.value, number > 0, number <= 36_500 else {
            report(.expectedDays, SchemaKey(entry.key, .text, "", ko: ""), entry.value)
            return nil
        }
        return number
    }
}
