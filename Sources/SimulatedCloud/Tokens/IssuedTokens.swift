/// A pair of tokens that was just made.
struct IssuedTokens: Equatable {
    var access: String
    var refresh: String
    var holder: TokenHolder
}
