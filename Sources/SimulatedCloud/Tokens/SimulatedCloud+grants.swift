extension SimulatedCloud {
    /// A pair of tokens for the demo's application, as if the person had just approved.
    package func grant(to userID: Int64, scopes: [String]) -> (access: String, refresh: String) {
        let holder = TokenHolder(clientID: Self.demoClientID, userID: userID, scopes: scopes)
        let issued = tokens.issue(holder, now: now())
        return (issued.access, issued.refresh)
    }
}
