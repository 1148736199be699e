/// What the block `overdue:` says: after how many days without a measurement something counts as overdue.
package struct OverdueSettings: Sendable, Equatable {
    /// The words for what is measured.
    package static let groups = [
        "weight", "body_composition", "blood_pressure", "heart_rate", "spo2", "temperature", "vascular",
        "nerve_health", "ecg", "fitness", "urine",
    ]

    /// Days by word, for everybody.
    package var everybody: [String: Double] = [:]
    /// The same for one profile; goes before what holds for everybody.
    package var profiles: [String: [String: Double]] = [:]

    package init() {}
}
