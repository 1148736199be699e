/// Opens the data endpoints for three hours.
struct AccessToken {
    static let life = 10_800

    var holder: TokenHolder
    var expires: Double
    /// The refresh token that this one's birth replaced; it dies when this one is first used.
    var replaced: String?
}
