/// What a `status` of Withings means for the caller.
enum StatusClass {
    /// The access token is not accepted.
    case unauthenticated
    /// The scope or the plan does not cover the call.
    case forbidden
    /// The scope was not granted; the person can grant it.
    case missingScope
    /// The person or the link is gone; only linking again helps.
    case unlinked
    case invalidParameters
    case tooManyRequests
    /// Something failed at Withings; passes by itself.
    case serverFault

    init(status: Int) {
        if let special = Self.special[status] {
            self = special
        } else if Self.invalidParameterRanges.contains(where: { $0.contains(status) }) {
            self = .invalidParameters
        } else {
            // The published class "an error occurred", and every number in no class at all.
            self = .serverFault
        }
    }
}
