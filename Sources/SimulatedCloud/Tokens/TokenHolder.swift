/// Whom a token belongs to and what it allows.
struct TokenHolder: Equatable {
    var clientID: String
    var userID: Int64
    var scopes: [String]
}
