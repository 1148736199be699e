extension SimulatedCloud {
    /// Lets the people of the demo live on: new readings come in, today's steps grow, the last night is revised.
    ///
    /// - Parameter moment: seconds since 1970; the cloud's own time if nil. Time does not go back.
    package func live(until moment: Double? = nil) {
        guard var life else { return }
        for (profile, rows) in life.live(until: Int(moment ?? now())) {
            let devices = life.devices(of: profile)
            edit(profile.userID) { person in
                person.put(measureGroups: rows.groups)
                person.put(nights: rows.nights)
                person.put(activities: rows.activities)
                person.devices = devices
            }
        }
        self.life = life
    }

    /// From now on ``live(until:)`` adds a reading every few minutes, so that a visitor sees something move.
    package func hurry() {
        life?.hurry()
    }
}
