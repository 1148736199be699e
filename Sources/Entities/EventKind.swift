/// What can happen to a person; each kind is one event entity.
package enum EventKind: String, Sendable, Codable, CaseIterable {
    case reading, bed, workout, night

    /// The catalogue's key.
    package var key: String { "\(rawValue)_event" }

    package static let intoBed = "in_bed"
    package static let outOfBed = "out_of_bed"
    package static let finishedNight = "night"
    package static let finishedNap = "nap"
}
