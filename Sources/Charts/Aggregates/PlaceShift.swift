import Foundation
import WithingsModel

/// How far ahead the clocks of places are of those at home; finds a place once for all that was measured there in a row.
package struct PlaceShift: Sendable {
    private let home: TimeZone
    private var name: String?
    private var place: TimeZone?

    package init(_ home: TimeZone) { self.home = home }

    /// - Parameter name: an IANA name; nil and what is none count as home.
    package mutating func seconds(at moment: EpochSeconds, in name: String?) -> EpochSeconds {
        guard let name, name != home.identifier else { return 0 }
        if name != self.name {
            self.name = name
            place = TimeZone(identifier: name)
        }
        guard let place else { return 0 }
        let date = Date(timeIntervalSince1970: TimeInterval(moment))
        return EpochSeconds(place.secondsFromGMT(for: date) - home.secondsFromGMT(for: date))
    }
}
