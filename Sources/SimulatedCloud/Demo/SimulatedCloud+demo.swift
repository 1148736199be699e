extension SimulatedCloud {
    /// Lets the people of the demo live on: new readings come in, today's steps grow, the last night is revised.
    ///
    /// - Parameter moment: seconds since 1970; the cloud's own time if nil. Time does not go back.
    package func live(until moment: Double? = nil) {
        guard var life else { return }
        let before = life.lived
        let until = Int(moment ?? now())
        for (profile, rows) in life.live(until: until) {
            let devices = life.devices(of: profile)
            edit(profile.userID) { person in
                person.put(measureGroups: rows.groups)
                person.put(nights: rows.nights)
                person.put(activities: rows.activities)
                person.put(workouts: rows.workouts)
                person.put(heartRecords: rows.heartRecords)
                person.put(stethoscopeRecords: rows.stethoscopeRecords)
                person.devices = devices
            }
            applyChangedDevices(of: profile.userID)
            raise(rows.news(of: profile.userID))
            raise(bedEvents(of: profile, after: before, until: until))
        }
        self.life = life
    }

    /// From now on ``live(until:)`` adds a reading every few minutes, so that a visitor sees something move.
    package func hurry() {
        life?.hurry()
    }
}
