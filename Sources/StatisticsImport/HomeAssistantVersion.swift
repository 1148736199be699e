/// A version of Home Assistant, as far as it makes a difference here.
struct HomeAssistantVersion: Sendable, Equatable {
    private let year: Int
    private let month: Int

    /// - Parameter text: `2026.11.0`; what cannot be read counts as new.
    init(_ text: String) {
        let parts = text.split(separator: ".").map { Int($0.prefix(while: \.isNumber)) }
        year = parts.first.flatMap { $0 } ?? 9999
        month = parts.dropFirst().first.flatMap { $0 } ?? 12
    }

    /// `mean_type` and `unit_class` came with 2025.11; before, they were refused.
    var knowsMeanType: Bool { (year, month) >= (2025, 11) }
}
