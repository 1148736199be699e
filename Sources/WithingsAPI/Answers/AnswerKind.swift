/// Which side of Withings answered; the same status means different things there.
enum AnswerKind {
    /// A call with an access token.
    case data
    /// The token endpoint: an authorization code or a refresh token is at stake.
    case token
    /// A call about subscriptions, with an access token.
    case notification
    /// A call signed with the client secret.
    case signed
}
