import Access
import BridgeConfiguration
import Foundation
import Logging
import Metering
import SQLiteStore
import Store

/// What every run stands on, whether the configuration is right or not: the store, the key and the owner account.
struct Ground: Sendable {
    let store: any BridgeStore
    let box: SecretBox
    let gatekeeper: Gatekeeper
    let logger: Logger
    let databasePath: String
    let lock: DatabaseLock?
    /// Counts what happens in this run.
    let meter: Meter
    /// Tries whether the store could keep something now.
    let checkStore: @Sendable () async throws -> Void

    /// Looks whether all of it stays in its place.
    let watch: GroundWatch

    /// Ends the run's work on the record.
    func close() async {
        // Whatever was taken away a moment ago: the next run could not put it back.
        if lock != nil { await watch.look() }
        try? await store.close()
        lock?.release()
    }

    private static func storeLogger(_ check: ConfigurationCheck, isForCommand: Bool) -> Logger {
        var logger = BridgeLog.logger("store", check.settings?.logger ?? LoggerSettings())
        if isForCommand, logger.logLevel == .info { logger.logLevel = .notice }
        return logger
    }

    /// Carries through what was cut off when somebody was deleted; what cannot be now is said and done at the next start.
    private static func resumeRemovals(_ erasing: PersonErasing, _ logger: Logger) async {
        do {
            let count = try await erasing.resume()
            guard count > 0 else { return }
            logger.notice("A deletion that was cut off was carried through.", metadata: ["people": "\(count)"])
        } catch {
            logger.error(
                "A deletion that was cut off could not be carried through.",
                metadata: ["reason": "\((error as? StoreError)?.code.rawValue ?? "other")"]
            )
        }
    }

    /// - Parameters:
    ///   - isForCommand: whether a command uses it that is done soon: where the log is as loud as by default, it says nothing
    ///     of an ordinary opening then.
    ///   - isBeside: whether it may be opened beside the running bridge.
    static func open(
        check: ConfigurationCheck,
        options: BridgeOptions,
        isForCommand: Bool = false,
        isBeside: Bool = false
    ) async throws -> Ground {
        let logger = storeLogger(check, isForCommand: isForCommand)
        do {
            let settings = check.settings(orLastGoodIn: options.folder)
            let path = try StorePlace(recorder: settings.recorder, folder: options.folder).path
            // A new database in the place of one that is only missing would look like a new bridge, open to whoever comes first.
            guard !DatabaseBackup.isCutOff(at: path) else {
                throw BridgeFault(
                    .storage,
                    "The database \(path) is missing: a restore was cut off.",
                    hint:
                        "Restore again (withings-bridge restore … --overwrite), or give the file beside it that ends in "
                        + ".replaced-… its name back; to begin anew, move those files elsewhere."
                )
            }
            let keyFile = options.folder.path + "/withings-bridge.key"
            let lock = isBeside ? nil : try DatabaseLock(path)
            if !isBeside, try DatabaseBackup.settle(database: path, keyFile: keyFile) {
                logger.notice(
                    "A restore that was cut off was finished: the key of the restored database is in its place."
                )
            }
            if !isForCommand {
                DatabaseCopy.removeDrafts(in: (path as NSString).deletingLastPathComponent, olderThan: 3_600)
            }
            let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
            if (size?.intValue ?? 0) == 0,
                FileManager.default.fileExists(atPath: keyFile)
            {
                logger.warning(
                    "There is a key but no database: a new, empty one is made. If there was one, stop and restore it.",
                    metadata: ["path": "\(path)"]
                )
            }
            let meter = Meter()
            let store = try SQLiteStore(path: path, logger: logger) {
                meter.observe(.databaseWriteSeconds, seconds: $0)
            }
            let isKeyMissing = !FileManager.default.fileExists(atPath: keyFile)
            if isKeyMissing, try await !store.accounts().isEmpty {
                logger.warning("key file is missing: a new one is made, everybody has to be linked again")
            }
            let box = try SecretBox(keyFile: keyFile, createIfMissing: true)
            let gatekeeper = Gatekeeper(store: store, clock: options.clock, box: box)
            if !isForCommand, !isBeside {
                await resumeRemovals(PersonErasing(store: store, trail: gatekeeper.trail, clock: options.clock), logger)
            }
            return Ground(
                store: store,
                box: box,
                gatekeeper: gatekeeper,
                logger: logger,
                databasePath: path,
                lock: lock,
                meter: meter,
                checkStore: { try await store.checkWritable() },
                watch: GroundWatch(
                    keyFile: keyFile,
                    box: box,
                    checkPlace: { try await store.checkPlace() },
                    rescuedAt: { await store.rescuedAt },
                    finishRemovals: {
                        let users = try await store.finishRemovals()
                        for user in users {
                            await gatekeeper.trail.note(.removalFinished, about: "Withings user \(user)")
                        }
                        return users
                    },
                    clock: options.clock,
                    logger: logger
                )
            )
        } catch let error as StoreError {
            throw BridgeFault(error.code == .unwritable ? .unwritable : .storage, error.message, hint: error.hint)
        }
    }
}
