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

    /// Changes anything about a person; nobody is notified. Rows whose `modified` is not raised are not found by
    /// `lastupdate`.
    package func edit(_ userID: Int64, _ change: @Sendable (inout CloudPerson) -> Void) {
        guard let place = people.firstIndex(where: { $0.userID == userID }) else { return }
        change(&people[place])
    }

    /// Makes the next requests to a path go wrong.
    ///
    /// - Parameters:
    ///   - path: `/measure`, say.
    ///   - action: only this one; nil for any.
    ///   - userID: only requests with this person's token; nil for anybody's.
    ///   - times: how many requests.
    ///   - afterWork: whether the cloud does what it was asked and only the answer is lost.
    package func fail(
        _ path: String,
        action: String? = nil,
        of userID: Int64? = nil,
        times: Int = 1,
        with fault: CloudFault,
        afterWork: Bool = false
    ) {
        faults.append(
            PlannedFault(path: path, action: action, userID: userID, left: times, fault: fault, afterWork: afterWork)
        )
    }

    /// Forgets the faults that are still planned.
    package func stopFailing() { faults = [] }

    /// Ends all tokens of a person, as the disconnect page does: the next refresh is answered with 503, and those who
    /// subscribed to the account are told a last time.
    package func revokeGrant(of userID: Int64) {
        raise(.account(userID, "unlink"))
        tokens.revoke(userID: userID, clientID: nil)
        subscriptions.removeAll(userID: userID, clientID: nil)
    }

    /// Deletes a person's account with all that it holds.
    package func deleteAccount(of userID: Int64) {
        raise(.account(userID, "delete"))
        tokens.revoke(userID: userID, clientID: nil)
        subscriptions.removeAll(userID: userID, clientID: nil)
        people.removeAll { $0.userID == userID }
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

    /// Ends a subscription behind the application's back; of all categories if nil.
    package func dropSubscriptions(of userID: Int64, category: Int? = nil) {
        subscriptions.remove { $0.userID == userID && (category == nil || $0.category == category) }
    }

    /// Forgets requests and deliveries so far.
    package func clearLog() {
        log = []
        deliveries = []
    }
}
