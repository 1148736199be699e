/// A fault that waits for its requests.
struct PlannedFault {
    var path: String
    /// nil for any action of the path.
    var action: String?
    /// nil for anybody's requests.
    var userID: Int64?
    var left: Int
    var fault: CloudFault
    /// Whether the cloud first does what it was asked (turns a token round, say) and only the answer is lost.
    var afterWork: Bool

    func applies(to request: CloudRequest, of user: Int64?) -> Bool {
        left > 0 && path == request.path && (action == nil || action == request.action)
            && (userID == nil || userID == user)
    }
}
