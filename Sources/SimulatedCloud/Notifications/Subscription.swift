/// A wish to be told of one category of one user's data.
package struct Subscription: Sendable, Equatable {
    package var clientID: String
    package var userID: Int64
    package var category: Int
    package var callback: String
    package var comment: String?
    /// False when a scope was missing: the subscription is listed as any other and nothing ever comes.
    package var isServed = true
    /// Notifications in a row that could not be told.
    package internal(set) var failures = 0
    /// Since when none could be told.
    var failingSince: Double?

    var row: CloudJSON {
        [
            "appli": .integer(category), "callbackurl": .string(callback), "expires": 2_147_483_647,
            "comment": .optional(comment),
        ]
    }

    /// Whether the two are wishes for the same.
    func isSame(as other: Subscription) -> Bool {
        userID == other.userID && clientID == other.clientID && category == other.category && callback == other.callback
    }
}
