/// An attempt under way, with what need not survive a restart.
struct OpenFlow: Sendable {
    var pending: PendingFlow
    /// nil until it was fetched.
    var preview: AccountPreview?
    var lastFailure: LinkAbort?
    /// True from the arrival of the code until it is known whose account it is.
    var isSettling = false
}
