/// How often something goes wrong with a notification between the cloud and the callback, as parts of one.
package struct NotificationTroubles: Sendable {
    /// It never leaves.
    package var lost = 0.0
    /// It is told twice.
    package var doubled = 0.0
    /// It is held back, so that later ones overtake it.
    package var late = 0.0
    /// For how long, in seconds.
    package var lateness = 600.0

    package init(lost: Double = 0, doubled: Double = 0, late: Double = 0, lateness: Double = 600) {
        self.lost = lost
        self.doubled = doubled
        self.late = late
        self.lateness = lateness
    }

    var isNone: Bool { lost == 0 && doubled == 0 && late == 0 }
}
