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
}
