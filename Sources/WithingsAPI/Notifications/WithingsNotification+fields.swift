import WithingsModel

extension WithingsNotification {
    private static let bedEvents: Set<NotificationCategory> = [.bedIn, .bedOut, .bedSensorInflated]

    /// Reads a notification from the fields of a posted form, already decoded. Names that nobody knows are ignored, and
    /// of a name that comes twice the last counts.
    ///
    /// - Throws: why it is none: without a readable `userid` and `appli` nobody knows whom it is about.
    public init(fields: [(name: String, value: String)]) throws(NotificationFault) {
        var user: WithingsUserID?
        var category: NotificationCategory?
        var startAt: EpochSeconds?
        var endAt: EpochSeconds?
        var day: LocalDay?
        var at: EpochSeconds?
        var deviceID: String?
        var action: String?
        for field in fields {
            let value = field.value.drop { $0.isWhitespace }.prefix { !$0.isWhitespace }
            switch field.name {
            case "userid": user = Int64(value).flatMap { $0 > 0 ? WithingsUserID($0) : nil }
            case "appli": category = Int(value).map(NotificationCategory.init(rawValue:))
            case "startdate": startAt = Self.moment(value)
            case "enddate": endAt = Self.moment(value)
            case "date":
                at = Self.moment(value)
                // Of a day with a time behind it the day is enough.
                day = LocalDay(value.prefix(10))
            case "deviceid": deviceID = value.isEmpty ? nil : String(value)
            case "action": action = value.isEmpty ? nil : value.lowercased()
            default: break
            }
        }
        guard let user else { throw NotificationFault("It names no user (userid).") }
        guard let category else { throw NotificationFault("It names no category (appli).") }
        if at == nil, Self.bedEvents.contains(category) {
            // Some bed events come with a range in place of the moment.
            at = category == .bedOut ? endAt ?? startAt : startAt ?? endAt
        }
        self.init(
            user: user,
            category: category,
            startAt: startAt,
            endAt: endAt,
            day: day,
            at: at,
            deviceID: deviceID,
            action: action
        )
    }

    private static func moment(_ text: Substring) -> EpochSeconds? {
        var text = text
        return text.withUTF8 { JSONText(bytes: $0).moment }
    }
}
