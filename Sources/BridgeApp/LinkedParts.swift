import Access
import AsyncHTTPClient
import BridgeConfiguration
import Entities
import Linking
import Logging
import Metering
import Store
import Sync
import WithingsAPI
import WithingsModel

/// What there is once a `withings:` block says which application to use: linking and syncing.
struct LinkedParts: Sendable {
    let desk: LinkingDesk
    let sync: SyncService
    let budget: RequestBudget

    /// nil where the configuration has no `withings:` block.
    init?(
        settings: Settings,
        ground: Ground,
        board: EntityBoard,
        events: EventDesk,
        meter: Meter,
        options: BridgeOptions
    ) async throws {
        guard let withings = settings.withings else { return nil }
        budget = options.budgets.budget(of: withings.clientID, at: withings.apiURL, clock: options.clock)
        let client = WithingsClient(
            application: .init(
                clientID: withings.clientID,
                clientSecret: withings.clientSecret,
                accountURL: withings.accountURL,
                apiURL: withings.apiURL
            ),
            transport: MeteredTransport(base: AsyncHTTPTransport(), meter: meter, clock: options.clock),
            budget: budget,
            clock: options.clock
        )
        let vault = TokenVault(store: ground.store, box: ground.box)
        let logger = BridgeLog.logger("sync", settings.logger)
        let refresh: @Sendable (WithingsUserID) async -> Void = { user in
            do {
                try await board.refresh(user)
            } catch  where Task.isCancelled {
                // Told to stop in the middle of it: nobody asks for it any more.
            } catch {
                logger.error("entities could not be made anew", metadata: ["error": "\(error)"])
            }
        }
        let sync = SyncService(
            client: client,
            store: ground.store,
            vault: vault,
            clock: options.clock,
            interval: withings.scanInterval,
            holder: try await InstanceIdentity.identity(in: ground.store),
            logger: logger,
            webhook: Webhook(
                base: settings.externalURL,
                secret: try await WebhookSecret.load(from: ground.store, box: ground.box),
                apiURL: withings.apiURL,
                isWanted: withings.useWebhook
            ),
            // The entities of events show the last one, so they are made anew once it is told.
            onNews: { user, news in
                await events.take(news, of: user)
                await refresh(user)
            },
            onBedEvent: { user, event in
                await events.take(event, of: user)
                await refresh(user)
            },
            onChange: { user in
                await events.settle(user)
                await refresh(user)
            }
        )
        self.sync = sync
        desk = LinkingDesk(
            client: client,
            store: ground.store,
            vault: vault,
            box: ground.box,
            clock: options.clock,
            redirectURI: settings.externalURL + "/auth/external/callback",
            profiles: withings.profiles,
            logger: BridgeLog.logger("linking", settings.logger),
            onLinked: { account in
                await ground.gatekeeper.trail.note(.linked, about: account.profile)
                await refresh(account.user)
                await sync.accountLinked(account)
            },
            onUnlinked: { account in
                await ground.gatekeeper.trail.note(.unlinked, about: account.profile)
                await sync.accountUnlinked(account.user)
                do {
                    try await board.refreshAll()
                } catch  where Task.isCancelled {
                    // Told to stop in the middle of it: nobody asks for it any more.
                } catch {
                    logger.error("entities could not be made anew", metadata: ["error": "\(error)"])
                }
            },
            onErasing: { account in
                do {
                    try await PersonalDocuments(documents: ground.store).remove(of: account.user)
                } catch {
                    logger.error("documents about a person could not be removed", metadata: ["error": "\(error)"])
                }
                await ground.gatekeeper.trail.note(.personDeleted, about: "Withings user \(account.user)")
            },
            onRevoking: { account, tokens in await sync.endNotifications(of: account.user, tokens) }
        )
    }
}
