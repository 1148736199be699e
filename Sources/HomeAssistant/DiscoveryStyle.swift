/// What the owner chose about how entities are announced.
package struct DiscoveryStyle: Sendable, Equatable {
    /// Of the entities' names.
    package var language: String
    /// Where a person reaches the bridge's own pages; shown on the devices.
    package var configurationURL: String?
    /// Whether Home Assistant shows US units; blood pressure must not follow it to inches of mercury. nil where nobody said.
    package var usesCustomaryUnits: Bool?
    /// Whether Home Assistant is told which entity ids to give, by the owner's pattern.
    package var namesEntityIDs: Bool

    package init(
        language: String = "en",
        configurationURL: String? = nil,
        usesCustomaryUnits: Bool? = false,
        namesEntityIDs: Bool = false
    ) {
        self.language = language
        self.configurationURL = configurationURL
        self.usesCustomaryUnits = usesCustomaryUnits
        self.namesEntityIDs = namesEntityIDs
    }
}
