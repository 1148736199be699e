import Foundation
import WithingsModel

/// How far ahead the clocks of places are of those at home; finds a place once for all that was measured there in a row.
package struct PlaceShift: Sendable {
    private let home: ZoneOffsets
    private let homeName: String
    private var name: String?
    private var place: ZoneOffsets?

    package init(_ home: TimeZone) {
        self.home = ZoneOffsets.of(home)
        homeName = home.identifier
    }

    /// - Parameter name: an IANA name; nil and what is none count as home.
    package mutating func seconds(at moment: EpochSeconds, in name: String?) -> EpochSeconds {
        guard let name, name != homeName else { return 0 }
        if name != self.name {
            self.name = name
            place = ZoneOffsets.named(name)
        }
        guard let place else { return 0 }
        return place.seconds(at: moment) - home.seconds(at: moment)
    }
}
