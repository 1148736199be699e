import WithingsModel

/// A number that is another one once something of a person's record is another: what was made of the record stays true as
/// long as it is the same. Numbers of one run mean nothing in the next.
package struct RecordVersion: Hashable, Sendable {
    /// Of what is told in lists: measures, nights, days, workouts, recordings, devices, goals.
    package var lists: UInt64
    /// Of everything, with what went on within nights, days and recordings.
    package var everything: UInt64

    package init(lists: UInt64 = 0, everything: UInt64 = 0) {
        (self.lists, self.everything) = (lists, everything)
    }
}

/// Everybody's present versions, for a store to keep.
package struct RecordVersions: Sendable {
    private var versions: [WithingsUserID: RecordVersion] = [:]

    package init() {}

    package subscript(user: WithingsUserID) -> RecordVersion { versions[user] ?? RecordVersion() }

    /// A page was saved. One that brought nothing new leaves everything as it was.
    package mutating func note(_ page: RecordPage, _ change: RecordChange, of user: WithingsUserID) {
        guard !change.isEmpty else { return }
        note(ofDetailAlone: page.isDetailAlone, user)
    }

    /// Something else was done to a person's record.
    package mutating func note(_ user: WithingsUserID) { note(ofDetailAlone: false, user) }

    private mutating func note(ofDetailAlone isDetail: Bool, _ user: WithingsUserID) {
        var version = self[user]
        version.everything += 1
        if !isDetail { version.lists += 1 }
        versions[user] = version
    }
}

extension RecordPage {
    /// Whether it tells only of what went on within nights and days, minute by minute.
    fileprivate var isDetailAlone: Bool {
        let lists =
            measureGroups.count + sleep.count + activity.count + workouts.count + heartRecordings.count
            + heartSignals.count + stethoscopeRecordings.count + stethoscopeSignals.count
        return lists == 0 && sweep == nil && devices == nil && goals == nil
    }
}
