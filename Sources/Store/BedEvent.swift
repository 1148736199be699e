import WithingsModel

/// Somebody got into a bed or out of it, as a sleep mat noticed.
package struct BedEvent: Sendable, Hashable, Codable {
    /// Where it is known from.
    package enum Origin: String, Sendable, Codable {
        /// Withings notified it when it happened.
        case notification
        /// A night that was read later says so.
        case sleep
    }

    /// nil where the notification names no mat.
    package var deviceID: String?
    package var at: EpochSeconds
    package var isInBed: Bool
    package var origin: Origin
    package var receivedAt: EpochSeconds

    package init(
        deviceID: String?,
        at: EpochSeconds,
        isInBed: Bool,
        origin: Origin,
        receivedAt: EpochSeconds
    ) {
        self.deviceID = deviceID
        self.at = at
        self.isInBed = isInBed
        self.origin = origin
        self.receivedAt = receivedAt
    }
}
