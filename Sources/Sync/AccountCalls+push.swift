import WithingsAPI
import WithingsModel

extension AccountCalls {
    func subscriptions() async throws(SyncFault) -> [NotificationSubscription] {
        try await ask { (token) async throws(WithingsError) in
            try await client.subscriptions(accessToken: token, priority: .fresh)
        }.rows
    }

    func subscribe(to category: NotificationCategory, _ callback: CallbackAddress) async throws(SyncFault) {
        try await ask { (token) async throws(WithingsError) in
            try await client.subscribe(
                to: category,
                callbackURL: callback.url,
                comment: "withings-bridge",
                accessToken: token,
                priority: .fresh
            )
        }
    }

    func unsubscribe(from subscription: NotificationSubscription) async throws(SyncFault) {
        try await ask { (token) async throws(WithingsError) in
            try await client.unsubscribe(
                from: subscription.category,
                callbackURL: subscription.callbackURL,
                accessToken: token,
                priority: .fresh
            )
        }
    }
}
