extension StatusClass {
    /// Statuses with a meaning of their own, by Withings' published classes and by what was seen.
    static let special: [Int: StatusClass] = [
        100: .unauthenticated, 101: .unauthenticated, 102: .unauthenticated, 200: .unauthenticated,
        // 283 is a token that is not valid, from older times.
        283: .unauthenticated, 401: .unauthenticated,
        // Not in the published table, but what a call without the scope gets.
        403: .missingScope,
        // The user's number is not valid, does not fit the token, or is switched off.
        247: .unlinked, 250: .unlinked, 328: .unlinked,
        214: .forbidden, 277: .forbidden, 2553: .forbidden, 2555: .forbidden,
        601: .tooManyRequests,
        // "Not implemented": a wrong action or address.
        2554: .invalidParameters,
    ]

    /// The published class "invalid params".
    static let invalidParameterRanges: [ClosedRange<Int>] = [
        201...213, 216...218, 220...221, 223...223, 225...225, 227...230, 234...236, 238...238, 240...252, 254...254,
        260...267, 271...272, 275...276, 283...288, 290...290, 293...295, 297...297, 300...304, 321...321, 323...353,
        380...382, 400...400, 501...511, 523...523, 532...532, 3017...3019,
    ]
}
