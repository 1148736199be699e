@testable import SimulatedCloud

extension SimulatedCloud {
    /// A pair of tokens, as if the person had just approved.
    func grant(
        _ userID: Int64,
        scopes: [String] = ["user.info", "user.metrics", "user.activity", "user.sleepevents"]
    ) -> (access: String, refresh: String) {
        let holder = TokenHolder(clientID: SimulatedCloud.demoClientID, userID: userID, scopes: scopes)
        let issued = tokens.issue(holder, now: now())
        return (issued.access, issued.refresh)
    }

    /// How often something was asked for.
    func count(_ path: String, _ action: String? = nil, of userID: Int64? = nil) -> Int {
        log.count { entry in
            entry.path == path && (action == nil || entry.action == action)
                && (userID == nil || entry.userID == userID)
        }
    }

    /// The refreshes of tokens that were asked for.
    var refreshCount: Int { log.count { $0.parameters["grant_type"] == "refresh_token" } }

    /// Subscribes as another program of the same person would.
    func subscribe(_ userID: Int64, to category: Int, at callback: String) {
        subscriptions.add(
            Subscription(
                clientID: SimulatedCloud.demoClientID,
                userID: userID,
                category: category,
                callback: callback,
                comment: nil
            )
        )
    }

    /// Withings drops a subscription of its own accord.
    func unsubscribe(_ userID: Int64, from category: Int, at callback: String) {
        subscriptions.remove { $0.userID == userID && $0.category == category && $0.callback == callback }
    }
}
