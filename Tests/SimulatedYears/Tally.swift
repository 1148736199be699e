/// What happened in a year, and what tells one course of it from another.
struct Tally: Equatable {
    var days = 0
    var requests = 0
    var lives = 0
    var rows = 0
    var busiestMinute = 0
    /// The most that was kept of the beds at once, and how many days of activity were deleted.
    var bedEvents = 0
    var deletedDays = 0
    /// The most that was kept at once of what readings said before they were corrected.
    var versions = 0
    /// Grows out of every request in its order.
    private(set) var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func note(_ text: String) {
        for byte in text.utf8 { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
}
