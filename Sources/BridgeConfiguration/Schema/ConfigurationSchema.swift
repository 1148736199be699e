/// All blocks and keys of the configuration: what is checked, what holds by default, and what the reference says.
enum ConfigurationSchema {
    static let blocks = [withings, homeassistant, http, mqtt, homeAssistantLink, recorder, backup, logger, prometheus]

    static func block(_ name: String) -> SchemaBlock? { blocks.first { $0.name == name } }

    /// Words after which a value must not be shown.
    static let secretKeys =
        blocks.flatMap(\.keys).filter { $0.kind == .secret || $0.kind == .database }.map(\.name) + ["api_password"]
}
