import Store
import WithingsAPI
import WithingsModel

extension AccountPush {
    /// Ends every subscription of somebody who was unlinked, as far as Withings lets us; nothing waits for it.
    ///
    /// - Parameter tokens: what was kept of the person; nothing of it is kept any longer.
    static func end(
        _ user: WithingsUserID,
        _ tokens: Tokens,
        callback: CallbackAddress?,
        client: WithingsClient,
        documents: any DocumentStore
    ) async {
        let memory = (try? await PushMemory.read(of: user, from: documents)) ?? PushMemory()
        try? await PushMemory.forget(user, in: documents)
        let ours = memory.prints.union(callback.map { [AddressPrint(of: $0.url)] } ?? [])
        guard !ours.isEmpty else { return }
        var token = tokens.accessToken
        func listed() async throws(WithingsError) -> [NotificationSubscription] {
            try await client.subscriptions(accessToken: token).rows
        }
        do throws(WithingsError) {
            let subscriptions: [NotificationSubscription]
            do throws(WithingsError) {
                subscriptions = try await listed()
            } catch  where error.code == .unauthenticated {
                token = try await client.refresh(tokens.refreshToken).accessToken
                subscriptions = try await listed()
            }
            for subscription in subscriptions
            where ours.contains(AddressPrint(of: subscription.callbackURL)) {
                try await client.unsubscribe(
                    from: subscription.category,
                    callbackURL: subscription.callbackURL,
                    accessToken: token
                )
            }
        } catch {
            // Revoking the access, which comes next, ends them too; and what Withings sends for nobody is ignored.
            return
        }
    }
}
