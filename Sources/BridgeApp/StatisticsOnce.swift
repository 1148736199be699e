import BridgeConfiguration
import Foundation
import HomeAssistantLink
import StatisticsImport
import Store

/// Brings the record into Home Assistant's statistics once, for the command line. It may run beside the bridge.
package enum StatisticsOnce {
    /// - Parameter say: is given a line now and then.
    /// - Returns: whether everything is there.
    /// - Throws: ``BridgeFault``.
    package static func run(in folder: ConfigurationFolder, say: @escaping @Sendable (String) -> Void) async throws
        -> Bool
    {
        let environment = ProcessInfo.processInfo.environment
        let check = folder.check(environment: environment)
        guard let settings = check.settings else { throw BridgeFault.invalidConfiguration }
        let options = BridgeOptions(folder: folder, environment: environment)
        // Nothing is made where there is nothing to do.
        guard StatisticsParts.areWanted(settings) else { throw BridgeFault.noHomeAssistant }
        let ground = try await Ground.open(check: check, options: options, isForCommand: true, isBeside: true)
        do {
            guard let parts = StatisticsParts(settings: settings, store: ground.store, options: options) else {
                throw BridgeFault.noHomeAssistant
            }
            let shown = LastShown()
            let status = try await parts.run.run { status in
                if await shown.isNews(status.seriesDone / 10) {
                    say("\(status.seriesDone) of \(status.seriesTotal) series, \(status.rowsSent) hours sent")
                }
            }
            try await ground.store.close()
            for fault in status.seriesFaults { say("\(fault.seriesID): \(fault.message)") }
            say(
                "Home Assistant \(status.homeAssistantVersion ?? ""): \(status.seriesChanged) series changed, "
                    + "\(status.rowsSent) hours sent, all read back"
                    + (status.seriesFaults.isEmpty ? "." : " but \(status.seriesFaults.count) series.")
            )
            if status.openSums > 0 {
                say(
                    "\(status.openSums) totals wait for Home Assistant to begin counting them. Run this again in a few minutes, "
                        + "so that its count goes on from the record's; the running bridge does so by itself."
                )
            }
            return status.seriesFaults.isEmpty
        } catch {
            try? await ground.store.close()
            throw BridgeFault.explain(error)
        }
    }

    private actor LastShown {
        private var last = 0
        func isNews(_ number: Int) -> Bool {
            defer { last = number }
            return number != last
        }
    }
}

extension BridgeFault {
    static let invalidConfiguration = BridgeFault(
        .unsupported,
        "The configuration has faults.",
        hint: "See them with: withings-bridge check-config"
    )
    static let noHomeAssistant = BridgeFault(
        .unsupported,
        "The configuration names no Home Assistant to bring statistics to.",
        hint: "Add a block home_assistant: with url and token."
    )

    /// What a command says of errors of the parts below.
    static func explain(_ error: any Error) -> any Error {
        switch error {
        case let fault as HomeAssistantFault: BridgeFault(.homeAssistant, fault.message, hint: fault.hint)
        case let fault as StoreError: BridgeFault(.storage, fault.message, hint: fault.hint)
        default: error
        }
    }
}
