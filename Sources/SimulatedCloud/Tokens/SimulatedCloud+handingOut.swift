extension SimulatedCloud {
    /// A pair of tokens, as if the person had just approved the demo's application.
    package func handOutTokens(
        of userID: Int64,
        scopes: [String] = ["user.info", "user.metrics", "user.activity", "user.sleepevents"]
    ) -> (access: String, refresh: String) {
        let holder = TokenHolder(clientID: Self.demoClientID, userID: userID, scopes: scopes)
        let issued = tokens.issue(holder, now: now())
        return (issued.access, issued.refresh)
    }
}
