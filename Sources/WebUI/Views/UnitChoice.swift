/// In which units somebody wants to see values; how they are kept does not depend on it.
enum UnitChoice: String, Sendable, Codable, CaseIterable {
    case metric, imperial
    /// As in Britain: stones and pounds for weight, feet and miles, and degrees Celsius.
    case stone

    var usesFahrenheit: Bool { self == .imperial }
}
