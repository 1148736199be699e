import WithingsModel

extension NotificationSubscription: JSONRow {
    /// What Withings writes for "never".
    private static let never: EpochSeconds = 2_147_483_647

    static func read(
        _ reader: inout JSONReader,
        _ scratch: inout RowScratch
    ) throws(JSONFault) -> NotificationSubscription {
        guard try reader.next() == .object else { throw reader.contentFault("A subscription should stand here.") }
        guard let subscription = try readBody(&reader, category: nil, &scratch) else {
            throw reader.contentFault("The subscription has no readable appli or callbackurl.")
        }
        return subscription
    }

    /// Reads the `body` of `notify get`; nil where it names no subscription.
    ///
    /// - Parameter category: the one that was asked for, for an answer that does not repeat it.
    static func readBody(
        _ reader: inout JSONReader,
        category: NotificationCategory?,
        _ scratch: inout RowScratch
    ) throws(JSONFault) -> NotificationSubscription? {
        var unknown = UnknownFields()
        var category = category
        var callbackURL: JSONText?
        var expiresAt: EpochSeconds?
        var comment: JSONText?
        guard try reader.enterMap() else { return nil }
        while let key = try reader.nextKey() {
            switch key {
            case "appli":
                if let number = try reader.int(key, orInto: &unknown) { category = NotificationCategory(number) }
            case "callbackurl": callbackURL = try reader.words(key, orInto: &unknown)
            case "expires": expiresAt = try reader.moment(key, orInto: &unknown)
            case "comment": comment = try reader.words(key, orInto: &unknown)
            default: try reader.keep(key, in: &unknown)
            }
        }
        guard let category, let callbackURL = scratch.string(callbackURL) else { return nil }
        if expiresAt == never || expiresAt == 0 { expiresAt = nil }
        return NotificationSubscription(
            category: category,
            callbackURL: callbackURL,
            expiresAt: expiresAt,
            comment: scratch.string(comment),
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}
