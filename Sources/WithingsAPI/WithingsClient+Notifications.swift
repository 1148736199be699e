import WithingsModel

extension WithingsClient {
    private static let path = "/notify"

    /// Subscribes a person to a category: Withings will post a ``WithingsModel/WithingsNotification`` to the address
    /// whenever there is something new. Subscribing again changes nothing.
    ///
    /// Withings asks the address with HEAD first and wants a 2xx.
    ///
    /// - Parameters:
    ///   - callbackURL: `https`, a name and not a number, port 443 or 80, at most 255 letters. It should hold something
    ///     that cannot be guessed, for notifications are not signed.
    ///   - comment: for whoever lists the subscriptions; at most 255 letters.
    /// - Throws: `invalidParameters` with status 293 when the address does not suit Withings. A missing scope is not
    ///   always an error here: bed events without `user.sleepevents` are accepted and never come.
    public func subscribe(
        to category: NotificationCategory,
        callbackURL: String,
        comment: String? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) {
        var form = notifyForm("subscribe", category, callbackURL)
        if let comment { form.add("comment", comment) }
        try await command(form, accessToken, priority)
    }

    /// Looks a subscription up (`notify get`); nil where there is none.
    public func subscription(
        to category: NotificationCategory,
        callbackURL: String,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> NotificationSubscription? {
        let form = notifyForm("get", category, callbackURL)
        do throws(WithingsError) {
            return try await send(
                Self.path,
                form,
                kind: .notification,
                accessToken: accessToken,
                priority: priority
            ) { (reader: inout JSONReader) throws(JSONFault) in
                var scratch = RowScratch()
                return try NotificationSubscription.readBody(&reader, category: category, &scratch)
            }
        } catch  where error.saysNoSubscription {
            return nil
        }
    }

    /// All subscriptions of a person, those of other programs with the same application included (`notify list`).
    ///
    /// - Parameter category: nil for every category.
    public func subscriptions(
        to category: NotificationCategory? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<NotificationSubscription> {
        var form = FormBody([("action", "list")])
        if let category { form.add("appli", String(category.rawValue)) }
        return try await list(Self.path, form, "profiles", nil, accessToken, priority, kind: .notification)
    }

    /// Changes one thing of a subscription (`notify update`).
    public func updateSubscription(
        to category: NotificationCategory,
        callbackURL: String,
        change: SubscriptionChange,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) {
        var form = notifyForm("update", category, callbackURL)
        form.add(change.field.name, change.field.value)
        try await command(form, accessToken, priority)
    }

    /// Ends a subscription (`notify revoke`). One that is not there counts as ended.
    public func unsubscribe(
        from category: NotificationCategory,
        callbackURL: String,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) {
        // Without `appli` Withings might end every subscription of the person, so it is always sent.
        do throws(WithingsError) {
            try await command(notifyForm("revoke", category, callbackURL), accessToken, priority)
        } catch  where error.saysNoSubscription {
            return
        }
    }

    private func notifyForm(_ action: String, _ category: NotificationCategory, _ callbackURL: String) -> FormBody {
        FormBody([("action", action), ("callbackurl", callbackURL), ("appli", String(category.rawValue))])
    }

    private func command(
        _ form: FormBody,
        _ accessToken: String,
        _ priority: RequestBudget.Priority
    ) async throws(WithingsError) {
        try await send(Self.path, form, kind: .notification, accessToken: accessToken, priority: priority) {
            (reader: inout JSONReader) throws(JSONFault) in
            _ = try reader.skipValue()
        }
    }
}
