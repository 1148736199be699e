/// A wish to be told of one category of one user's data.
package struct Subscription: Sendable, Equatable {
    package var clientID: String
    package var userID: Int64
    package var category: Int
    package var callback: String
    package var comment: String?

    var row: CloudJSON {
        [
            "appli": .integer(category), "callbackurl": .string(callback), "expires": 2_147_483_647,
            "comment": .optional(comment),
        ]
    }
}
