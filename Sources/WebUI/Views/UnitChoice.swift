/// In which units somebody wants to see values; how they are kept does not depend on it.
enum UnitChoice: String, Sendable, Codable, CaseIterable {
    case metric, imperial
    /// Stones and pounds for weight, everything else as ``imperial``.
    case stone
}
