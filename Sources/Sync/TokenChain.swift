import Store
import WithingsModel

/// What this process remembers of a person's tokens beside the vault.
struct TokenChain: Sendable {
    /// The access token that has worked; the refresh token before it is no longer needed.
    var proven: String?
    /// The access token that Withings gave last, and when, on the clock that never jumps.
    var given: Given?
    /// Until when no refresh is tried, on the clock that never jumps.
    var pausedUntil = -Double.infinity
    /// A pair that Withings gave but the disk did not take; it waits here and is not used.
    var unsaved: Unsaved?

    struct Given: Sendable {
        var accessToken: String
        var at: Double
    }

    struct Unsaved: Sendable {
        var tokens: Tokens
        /// The access token that it replaces.
        var replaced: String
    }
}
