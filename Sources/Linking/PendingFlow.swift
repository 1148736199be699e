import Store
import WithingsModel

/// What is kept of an attempt that is not over, so that a restart in the middle goes on.
struct PendingFlow: Sendable, Codable {
    var id: String
    var startedAt: EpochSeconds
    var relinking: String?
    /// The consent that is waited for; its nonce goes the moment a redirect uses it.
    var consent: ConsentClaim
    var isConsentUsed = false
    var approval: Approval?

    /// What Withings gave for the code.
    struct Approval: Sendable, Codable {
        var user: WithingsUserID
        var scopes: [String]
        var tokens: Tokens
    }
}
