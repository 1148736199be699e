import BridgeConfiguration
import Entities
import HomeAssistantLink
import Logging
import StatisticsImport
import Store
import Sync

/// The import into a Home Assistant's statistics, where the configuration names one.
struct StatisticsParts: Sendable {
    let run: StatisticsRun
    let mode: StatisticsMode

    /// Whether there is a Home Assistant to bring statistics to.
    static func areWanted(_ settings: Settings) -> Bool {
        guard let block = settings.homeAssistant else { return false }
        return StatisticsMode(rawValue: block.statistics.rawValue) != nil && HomeAssistantAddress(block) != nil
    }

    /// nil without a `home_assistant:` block, or where its `statistics` are off.
    init?(settings: Settings, store: any BridgeStore, options: BridgeOptions) {
        guard let block = settings.homeAssistant, let mode = StatisticsMode(rawValue: block.statistics.rawValue),
            let address = HomeAssistantAddress(block)
        else { return nil }
        let logger = BridgeLog.logger("home_assistant", settings.logger)
        self.mode = mode
        run = StatisticsRun(
            link: WebSocketHomeAssistant(address: address, logger: logger),
            store: store,
            mode: mode,
            language: settings.home.language ?? "en",
            clock: options.clock,
            logger: logger
        )
    }

    func service(board: EntityBoard, sync: SyncService, settings: Settings, options: BridgeOptions) -> StatisticsService
    {
        StatisticsService(
            run: run,
            mode: mode,
            changes: { board.rereadings() },
            isHistoryComplete: {
                let statuses = await sync.statuses()
                // Somebody who has to link again holds nobody else up.
                return statuses.allSatisfy { status in
                    status.activity == .needsOwner || (status.backfill[.measures]?.isComplete ?? false)
                }
            },
            clock: options.clock,
            logger: BridgeLog.logger("home_assistant", settings.logger)
        )
    }
}

extension HomeAssistantAddress {
    init?(_ settings: HomeAssistantSettings) {
        self.init(
            url: settings.url,
            token: settings.token,
            verifiesCertificate: settings.verifiesCertificate,
            certificateFile: settings.certificate
        )
    }
}
