/// One subscription of a person to a category, as `notify list` and `notify get` return it.
public struct NotificationSubscription: Hashable, Sendable {
    public var category: NotificationCategory
    /// As Withings has it; a trailing slash may differ from what was asked for.
    public var callbackURL: String
    /// nil where it never expires (null or 2147483647 at Withings).
    public var expiresAt: EpochSeconds?
    public var comment: String?
    /// Fields that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        category: NotificationCategory,
        callbackURL: String,
        expiresAt: EpochSeconds? = nil,
        comment: String? = nil,
        unknownFields: String? = nil
    ) {
        self.category = category
        self.callbackURL = callbackURL
        self.expiresAt = expiresAt
        self.comment = comment
        self.unknownFields = unknownFields
    }
}
