/// Good for a year, or, once it has been used, for eight hours more at most.
struct RefreshToken {
    static let life = 365.0 * 86_400
    static let lifeAfterUse = 8.0 * 3_600

    var holder: TokenHolder
    var expires: Double
    /// The pair that its use made, while nobody knows whether the answer arrived.
    var successor: IssuedTokens?
}
