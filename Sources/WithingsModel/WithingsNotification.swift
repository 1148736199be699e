/// What Withings posts to a callback: a hint what to fetch, unsigned, possibly late, doubled or out of order.
public struct WithingsNotification: Hashable, Sendable {
    public var user: WithingsUserID
    public var category: NotificationCategory
    /// The range of measuring time it is about.
    public var startAt: EpochSeconds?
    public var endAt: EpochSeconds?
    /// `date` as a day (category 16).
    public var day: LocalDay?
    /// `date` as a moment (events of a device).
    public var at: EpochSeconds?
    public var deviceID: String?
    /// `delete`, `unlink`, `update` (category 46).
    public var action: String?

    public init(
        user: WithingsUserID,
        category: NotificationCategory,
        startAt: EpochSeconds? = nil,
        endAt: EpochSeconds? = nil,
        day: LocalDay? = nil,
        at: EpochSeconds? = nil,
        deviceID: String? = nil,
        action: String? = nil
    ) {
        self.user = user
        self.category = category
        self.startAt = startAt
        self.endAt = endAt
        self.day = day
        self.at = at
        self.deviceID = deviceID
        self.action = action
    }
}
