extension SimulatedCloud {
    private static let scopesOfCategories: [Int: [String]] = {
        var scopes: [Int: [String]] = [16: ["user.activity"], 44: ["user.activity"], 46: ["user.info"]]
        for category in [1, 2, 4, 54, 55, 58, 61, 62, 63] { scopes[category] = ["user.metrics"] }
        // Subscribing to bed events without their scope succeeds and is then never served.
        for category in [50, 51, 52] { scopes[category] = CloudApplication.allScopes.sorted() }
        return scopes
    }()

    /// `/notify`: the book of subscriptions.
    func notify(_ request: CloudRequest, _ holder: TokenHolder) throws(CloudRefusal) -> CloudJSON {
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
            guard let category, let scopes = Self.scopesOfCategories[category] else { throw .invalidParameter("appli") }
            guard scopes.contains(where: holder.scopes.contains) else { throw .insufficientScope(scopes) }
            guard callback.hasPrefix("http://") || callback.hasPrefix("https://"), callback.utf8.count <= 255 else {
                throw CloudRefusal(293, "The callback URL is either absent or incorrect")
            }
            subscriptions.add(
                Subscription(
                    clientID: holder.clientID,
                    userID: holder.userID,
                    category: category,
                    callback: callback,
                    comment: request.parameters["comment"]
                )
            )
            return [:]
        case "get":
            guard let entry = mine.first(where: { isMeant($0, category ?? 1) }) else {
                throw CloudRefusal(286, "No such subscription was found")
            }
            return entry.row
        case "update":
            return try update(request, mine.first { isMeant($0, category) })
        default:
            guard subscriptions.remove({ isMeant($0, category) }) > 0 else {
                throw CloudRefusal(294, "No such subscription could be deleted")
            }
            return [:]
        }
    }

    private func update(_ request: CloudRequest, _ entry: Subscription?) throws(CloudRefusal) -> CloudJSON {
        guard var changed = entry else { throw CloudRefusal(286, "No such subscription was found") }
        let changes = ["new_callbackurl", "new_appli", "comment"].filter { request.parameters[$0] != nil }
        guard changes.count == 1 else { throw .invalidParameter("new_callbackurl, new_appli or comment") }
        if let callback = request.parameters["new_callbackurl"] { changed.callback = callback }
        if let category = try request.integer("new_appli") { changed.category = category }
        if let comment = request.parameters["comment"] { changed.comment = comment }
        subscriptions.remove { $0 == entry }
        subscriptions.add(changed)
        return [:]
    }
}
