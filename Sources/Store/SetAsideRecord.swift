import WithingsModel

/// A record that could not be read: kept as it came, with the reason, so that one bad row never ends a sync.
package struct SetAsideRecord: Sendable, Equatable {
    package var kind: RecordKind
    /// The JSON of the row as Withings sent it, cut at 64 KiB.
    package var json: String
    /// Why it could not be read, in a plain sentence without values.
    package var reason: String
    package var receivedAt: EpochSeconds

    package init(kind: RecordKind, json: String, reason: String, receivedAt: EpochSeconds) {
        self.kind = kind
        self.json = json
        self.reason = reason
        self.receivedAt = receivedAt
    }
}
