/// Ways in which a request can go wrong.
package enum CloudFault: Sendable, Equatable {
    /// An HTTP status such as 500 or 503 with a line of plain text.
    case httpStatus(Int)
    /// The HTML page of a front end, with an HTTP status.
    case html(status: Int)
    /// HTTP 429, with `Retry-After` in seconds if one is given.
    case tooManyRequests(retryAfter: Int?)
    /// HTTP 200 with a `status` in the body.
    case bodyStatus(Int, error: String, waitSeconds: Int? = nil)
    /// The right answer, after this many seconds.
    case slowReply(seconds: Double)
    /// The right answer, in small pieces with this many seconds between them.
    case slowBody(seconds: Double)
    /// A body that never ends.
    case endlessBody
    /// The first half of the answer as if it were all.
    case truncated
    /// The first half of the answer, then the connection closes.
    case cut
    /// HTTP 200 and nothing.
    case emptyBody
    /// The connection closes without a word.
    case connectionClosed
    /// The right answer under another content type.
    case contentType(String)
    /// One row of the list cannot be read.
    case unreadableRow
    /// Every row of the list comes twice.
    case doubledRows
    /// The first half of the list, with the word that there is more and no way to it: the offset stands still.
    case standingCursor

    /// Whether the true answer is needed to deliver it.
    var altersAnswer: Bool {
        switch self {
        case .slowReply, .slowBody, .truncated, .cut, .contentType, .unreadableRow, .doubledRows,
            .standingCursor:
            true
        default: false
        }
    }
}
