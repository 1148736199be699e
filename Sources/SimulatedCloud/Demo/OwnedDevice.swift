/// A product in the demo and since which day of the story it is in use.
struct OwnedDevice: Sendable {
    var device: CloudDevice
    var from: CivilDay
    var until: CivilDay?

    func isUsed(_ day: CivilDay) -> Bool {
        day >= from && (until.map { day < $0 } ?? true)
    }
}
