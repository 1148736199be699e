import JSONDocument

extension HomeAssistantSession {
    /// Whether the house shows US units; nil where it does not say.
    package func usesCustomaryUnits() async throws -> Bool? {
        let answer = try await call("get_config")
        return answer["unit_system"]?["pressure"]?.string.map { $0 == "psi" || $0 == "inHg" }
    }
}
