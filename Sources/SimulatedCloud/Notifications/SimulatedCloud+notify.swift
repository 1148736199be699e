extension SimulatedCloud {
    private static let scopesOfCategories: [Int: [String]] = {
        var scopes: [Int: [String]] = [16: ["user.activity"], 44: ["user.activity"], 46: ["user.info"]]
        for category in [1, 2, 4, 54, 55, 58, 61, 62, 63] { scopes[category] = ["user.metrics"] }
        for category in [50, 51, 52] { scopes[category] = ["user.sleepevents"] }
        return scopes
    }()

    /// `/notify`: the book of subscriptions.
    func notify(_ request: CloudRequest, _ holder: TokenHolder) async throws(CloudRefusal) -> CloudJSON {
        let category = try request.integer("appli")
        let mine = subscriptions.all(of: holder)
        if request.action == "list" {
            return ["profiles": .array(mine.filter { category == nil || $0.category == category }.map(\.row))]
        }
        guard ["subscribe", "get", "update", "revoke"].contains(request.action) else { throw .notImplemented }
        guard let callback = request.parameters["callbackurl"], !callback.isEmpty else {
            throw .missingParameter("callbackurl")
        }
        func isMeant(_ entry: Subscription, _ wanted: Int?) -> Bool {
            entry.userID == holder.userID && entry.clientID == holder.clientID && entry.callback == callback
                && (wanted == nil || entry.category == wanted)
        }
        switch request.action {
        case "subscribe":
            guard let category else { throw .missingParameter("appli") }
            try await subscribe(to: category, callback, comment: request.parameters["comment"], holder)
            return [:]
        case "get":
            guard let entry = mine.first(where: { isMeant($0, category ?? 1) }) else {
                throw CloudRefusal(286, "No such subscription was found")
            }
            return entry.row
        case "update":
            return try await update(request, mine.first { isMeant($0, category) })
        default:
            guard subscriptions.remove({ isMeant($0, category) }) > 0 else {
                throw CloudRefusal(294, "No such subscription could be deleted")
            }
            return [:]
        }
    }

    private func subscribe(
        to category: Int,
        _ callback: String,
        comment: String?,
        _ holder: TokenHolder
    ) async throws(CloudRefusal) {
        guard let scopes = Self.scopesOfCategories[category] else { throw .invalidParameter("appli") }
        // Subscribing to bed events without their scope succeeds and is then never served.
        let isServed = scopes.contains(where: holder.scopes.contains)
        guard isServed || (50...52).contains(category) else { throw .insufficientScope(scopes) }
        if let comment, comment.count > 255 { throw CloudRefusal(304, "The comment is too long") }
        try pause(of: holder)
        let subscription = Subscription(
            clientID: holder.clientID,
            userID: holder.userID,
            category: category,
            callback: callback,
            comment: comment,
            isServed: isServed
        )
        let mine = subscriptions.all(of: holder)
        if let limit = rules.maxSubscriptions, mine.count >= limit, !mine.contains(where: subscription.isSame) {
            throw CloudRefusal(305, "Too many notifications are already set")
        }
        try await probe(callback)
        subscriptions.add(subscription)
    }

    private func pause(of holder: TokenHolder) throws(CloudRefusal) {
        guard let pause = rules.subscribePause else { return }
        let before = lastSubscribe[holder.clientID]
        lastSubscribe[holder.clientID] = now()
        guard let before, now() - before < pause else { return }
        throw CloudRefusal(601, "Too Many Requests", waitSeconds: Int((before + pause - now()).rounded(.up)))
    }

    /// - Throws: 293 unless the address may be used and answers HEAD with success.
    private func probe(_ callback: String) async throws(CloudRefusal) {
        guard CallbackAddress.isAllowed(callback, inRestrictedMode: rules.isInRestrictedMode) else {
            throw CloudRefusal(293, "The callback URL is either absent or incorrect")
        }
        guard rules.probesCallbacks, let caller else { return }
        let status = await caller.head(reached(callback))
        guard let status, (200..<300).contains(status) else {
            throw CloudRefusal(293, "The callback URL is unreachable")
        }
    }

    private func update(
        _ request: CloudRequest,
        _ entry: Subscription?
    ) async throws(CloudRefusal) -> CloudJSON {
        guard var changed = entry else { throw CloudRefusal(286, "No such subscription was found") }
        let changes = ["new_callbackurl", "new_appli", "comment"].filter { request.parameters[$0] != nil }
        guard changes.count == 1 else { throw .invalidParameter("new_callbackurl, new_appli or comment") }
        if let callback = request.parameters["new_callbackurl"] {
            try await probe(callback)
            changed.callback = callback
        }
        if let category = try request.integer("new_appli") {
            guard Self.scopesOfCategories[category] != nil else { throw .invalidParameter("new_appli") }
            changed.category = category
        }
        if let comment = request.parameters["comment"] { changed.comment = comment }
        subscriptions.remove { $0 == entry }
        subscriptions.add(changed)
        return [:]
    }
}
