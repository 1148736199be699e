extension SimulatedCloud {
    /// Changes the rules while the cloud runs.
    package func change(_ change: @Sendable (inout CloudRules) -> Void) {
        change(&rules)
    }

    /// Adds a member to the household, or replaces the one with the same user id.
    package func put(_ person: CloudPerson) {
        if let place = people.firstIndex(where: { $0.userID == person.userID }) {
            people[place] = person
        } else {
            people.append(person)
        }
    }

    /// Changes anything about a person. Rows whose `modified` is not raised are not found by `lastupdate`.
    package func edit(_ userID: Int64, _ change: @Sendable (inout CloudPerson) -> Void) {
        guard let place = people.firstIndex(where: { $0.userID == userID }) else { return }
        change(&people[place])
    }

    /// Adds a group of measures, as a device or a hand would.
    ///
    /// - Parameters:
    ///   - date: when it was measured; now if nil.
    ///   - created: when the cloud got it, for late uploads; now if nil.
    /// - Returns: the group's `grpid`.
    @discardableResult
    package func addMeasures(
        _ measures: [CloudMeasure],
        to userID: Int64,
        date: Int? = nil,
        created: Int? = nil,
        attrib: Int = 0,
        category: Int = 1,
        device: CloudDevice? = nil,
        grpid: Int? = nil
    ) -> Int {
        let taken = people.flatMap(\.measureGroups).compactMap(\.identity).max() ?? 0
        let identity = grpid ?? max(taken + 1, 9_000_000_000)
        let second = Int(now())
        let row = CloudRow.measureGroup(
            grpid: identity,
            attrib: attrib,
            date: date ?? second,
            created: created ?? second,
            category: category,
            device: device,
            measures: measures
        )
        edit(userID) { $0.put(measureGroups: [row]) }
        return identity
    }

    /// Changes a group and marks it as modified now.
    package func editMeasureGroup(_ grpid: Int, _ change: @Sendable (inout CloudRow) -> Void) {
        let second = Int(now())
        for person in people where person.measureGroups.contains(where: { $0.identity == grpid }) {
            edit(person.userID) { person in
                guard var row = person.removeMeasureGroup(grpid) else { return }
                change(&row)
                row["modified"] = .integer(second)
                person.put(measureGroups: [row])
            }
        }
    }

    /// Deletes a group; nothing is left of it.
    package func deleteMeasureGroup(_ grpid: Int) {
        for place in people.indices { _ = people[place].removeMeasureGroup(grpid) }
    }

    /// Gives a group to another member of the household, which looks like a deletion to the first.
    package func reattributeMeasureGroup(_ grpid: Int, to userID: Int64) {
        let second = Int(now())
        for place in people.indices {
            guard var row = people[place].removeMeasureGroup(grpid) else { continue }
            row["attrib"] = 0
            row["modified"] = .integer(second)
            let moved = row
            edit(userID) { $0.put(measureGroups: [moved]) }
        }
    }

    /// Changes members of a night's `data`, as later processing does.
    package func reviseNight(_ id: Int, _ changes: [String: CloudJSON], completed: Bool? = nil) {
        let second = Int(now())
        for person in people where person.nights.contains(where: { $0.identity == id }) {
            edit(person.userID) { person in
                guard var row = person.removeNight(id), var data = row["data"]?.objectValue else { return }
                for (name, value) in changes { data[name] = value }
                row["data"] = .object(data)
                if let completed { row["completed"] = .bool(completed) }
                row["modified"] = .integer(second)
                person.put(nights: [row])
            }
        }
    }

    /// Changes the time zone of the profile; rows keep theirs.
    package func setTimeZone(_ name: String, of userID: Int64) {
        edit(userID) { $0.timeZone = name }
    }

    /// Makes the next requests to a path go wrong.
    ///
    /// - Parameters:
    ///   - path: `/measure`, say.
    ///   - action: only this one; nil for any.
    ///   - times: how many requests.
    ///   - afterWork: whether the cloud does what it was asked and only the answer is lost.
    package func fail(
        _ path: String,
        action: String? = nil,
        times: Int = 1,
        with fault: CloudFault,
        afterWork: Bool = false
    ) {
        faults.append(PlannedFault(path: path, action: action, left: times, fault: fault, afterWork: afterWork))
    }

    /// Forgets the faults that are still planned.
    package func stopFailing() { faults = [] }

    /// Ends all tokens of a person, as the disconnect page does: the next refresh is answered with 503.
    package func revokeGrant(of userID: Int64) {
        tokens.revoke(userID: userID, clientID: nil)
        subscriptions.removeAll(userID: userID, clientID: nil)
    }

    /// Ends access tokens as time would; of everybody if nil.
    package func expireAccessTokens(of userID: Int64? = nil) {
        tokens.expireAccessTokens(userID: userID)
    }

    /// Whether anybody still holds a good refresh token of the person.
    package func hasGrant(for userID: Int64) -> Bool {
        tokens.hasGrant(userID: userID, now: now())
    }

    /// The subscriptions to a person's data.
    package func subscriptions(of userID: Int64) -> [Subscription] {
        subscriptions.entries.filter { $0.userID == userID }
    }

    package func clearLog() { log = [] }
}
