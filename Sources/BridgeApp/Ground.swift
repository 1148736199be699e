import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store

/// What every run stands on, whether the configuration is right or not: the store, the key and the owner account.
struct Ground: Sendable {
    let store: any BridgeStore
    let box: SecretBox
    let gatekeeper: Gatekeeper
    let logger: Logger
    let databasePath: String

    static func open(check: ConfigurationCheck, options: BridgeOptions) async throws -> Ground {
        let logger = BridgeLog.logger("store", check.settings?.logger ?? LoggerSettings())
        do {
            let path = try StorePlace(recorder: check.settings?.recorder ?? RecorderSettings(), folder: options.folder)
                .path
            let store = try SQLiteStore.open(path: path, logger: logger)
            let keyFile = options.folder.path + "/withings-bridge.key"
            let isKeyMissing = !FileManager.default.fileExists(atPath: keyFile)
            if isKeyMissing, try await !store.accounts().isEmpty {
                logger.warning("key file is missing: a new one is made, everybody has to be linked again")
            }
            let box = try SecretBox(keyFile: keyFile, createIfMissing: true)
            return Ground(
                store: store,
                box: box,
                gatekeeper: Gatekeeper(store: store, clock: options.clock, box: box),
                logger: logger,
                databasePath: path
            )
        } catch let error as StoreError {
            throw BridgeFault(error.code == .unwritable ? .unwritable : .storage, error.message, hint: error.hint)
        }
    }
}
