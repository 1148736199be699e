import Entities
import Foundation
import WithingsModel

/// An entity that Home Assistant's own Withings integration made, of any generation.
package struct OldEntity: Sendable, Equatable {
    package var entityID: String
    package var uniqueID: String
    /// The catalogue's key, where it is one that the catalogue has.
    package var key: String
    /// The Withings user id; nil for a product's entity.
    package var user: WithingsUserID?
    /// The product's Withings device id.
    package var deviceID: String?
    package var configEntry: String?
    package var name: String?
    package var icon: String?
    package var area: String?
    /// Whether it is shown at all: what its owner never enabled nobody misses.
    package var isDisabled = false

    /// The unique id that the bridge gives the same entity.
    package var bridgeUniqueID: String {
        if let user { return "withings_\(user)_\(key)" }
        return "withings_\(deviceID ?? "")_\(key)"
    }

    /// Reads a unique id: `withings_<user>_<key>` since 2020, `withings_<profile>_<user>_<key>` in 0.99, and
    /// `<device>_battery`.
    ///
    /// - Returns: nil for what none of them is.
    package init?(entityID: String, uniqueID: String) {
        self.entityID = entityID
        self.uniqueID = uniqueID
        if let match = uniqueID.wholeMatch(of: /withings_(\d+)_([a-z][a-z0-9_]*)/) {
            user = WithingsUserID(String(match.1))
            key = Self.todaysKey(String(match.2))
        } else if let match = uniqueID.wholeMatch(of: /withings_.+?_(\d{4,})_([a-z][a-z0-9_]*)/) {
            user = WithingsUserID(String(match.1))
            key = Self.todaysKey(String(match.2))
        } else if let match = uniqueID.wholeMatch(of: /([0-9a-fA-F]{8,})_battery/) {
            deviceID = String(match.1)
            key = "battery"
        } else {
            return nil
        }
    }

    /// Keys of older generations by their name today.
    static func todaysKey(_ key: String) -> String {
        ["sleep_snoring_episode_count": "sleep_snoring_eposode_count"][key] ?? key
    }
}
