extension WithingsError {
    /// Statuses by which Withings says that there is no such subscription.
    private static let missingSubscription: Set<Int> = [286, 294]

    /// Whether Withings says that there is no such subscription (status 286 or 294).
    public var saysNoSubscription: Bool { status.map(Self.missingSubscription.contains) ?? false }

    /// A refusal of the notification calls that means more there than elsewhere; nil where the common table holds.
    static func notificationRefusal(_ errorText: String?, _ status: Int) -> WithingsError? {
        let said = saying(status, errorText)
        let (message, hint): (String, String)
        switch status {
        case 286, 294:
            message = "There is no such subscription\(said)."
            hint = "List the subscriptions to see which there are."
        case 293:
            message = "Withings cannot reach the callback address, or does not take it\(said)."
            hint = "It must begin with https, have a name, use port 443 or 80, and answer HEAD with a status of 2xx."
        case 343:
            message = "Withings does not take the callback address of the notifications\(said)."
            hint = "Send the address exactly as it was subscribed, at most 255 letters long."
        case 304:
            message = "The comment of the subscription is too long\(said)."
            hint = "Use at most 255 letters."
        case 305:
            message = "There are too many subscriptions already\(said)."
            hint = "End some that nobody needs any more; other programs with the same application count too."
        case 342:
            message = "Withings does not accept the signature\(said)."
            hint = "Check the client secret and the clock of this machine."
        default: return nil
        }
        return WithingsError(.invalidParameters, status: status, message: message, hint: hint, remedy: .none)
    }
}
