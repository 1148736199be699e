import BridgeConfiguration
import Foundation
import Logging
import ServiceLifecycle
import Store
import WebServer
import WithingsModel

/// Looks every few seconds whether database, log and key are still where the program opened them, and mends what can be mended
/// while it runs: with its end the key that only it remembers would be gone, and what only it sees of the log.
actor GroundWatch: Service {
    /// In seconds. What was kept and whose place is lost is in danger until somebody looks.
    static let interval = 2.0
    /// How often is tried to make up for what could not be done, in seconds.
    static let pause = 300.0
    /// How long the owner is told of what was mended, in seconds.
    static let mention: EpochSeconds = 86_400

    private let keyFile: String
    private let box: SecretBox
    /// Makes sure that the open files are in their places.
    private let checkPlace: @Sendable () async throws -> Void
    /// When files of the log were last found to be gone.
    private let rescuedAt: @Sendable () async -> EpochSeconds?
    /// Writes the record's file anew where somebody was removed for whom that is still to be done; whom it was done for.
    private let finishRemovals: @Sendable () async throws -> [WithingsUserID]
    private let clock: any WallClock
    private let logger: Logger

    private var key = SecretBox.Place.kept
    private var keyGoneAt: EpochSeconds?
    private var keyPutBackAt: EpochSeconds?
    private var fault: StoreError.Code?
    private var isRemovalUnfinished = false
    private var removalsTriedAt: Double?

    init(
        keyFile: String,
        box: SecretBox,
        checkPlace: @escaping @Sendable () async throws -> Void,
        rescuedAt: @escaping @Sendable () async -> EpochSeconds?,
        finishRemovals: @escaping @Sendable () async throws -> [WithingsUserID] = { [] },
        clock: any WallClock,
        logger: Logger
    ) {
        self.finishRemovals = finishRemovals
        self.keyFile = keyFile
        self.box = box
        self.checkPlace = checkPlace
        self.rescuedAt = rescuedAt
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await self.look()
                await self.finish()
                try await self.clock.sleep(seconds: Self.interval)
            }
        }
    }

    /// Looks once.
    func look() async {
        lookAtKey()
        do {
            try await checkPlace()
            fault = nil
        } catch let error as StoreError {
            if error.code != fault {
                logger.error(
                    "The record is not in its place.",
                    metadata: ["says": "\(error.message)", "hint": "\(error.hint)"]
                )
            }
            fault = error.code
        } catch {}
    }

    /// Makes up for what a full disk kept from being done, every few minutes.
    func finish() async {
        if let removalsTriedAt, clock.uptime - removalsTriedAt < Self.pause { return }
        removalsTriedAt = clock.uptime
        do {
            let users = try await finishRemovals()
            isRemovalUnfinished = false
            guard !users.isEmpty else { return }
            logger.notice(
                "The database was written anew and read to its end for somebody who was removed: nothing of them is left.",
                metadata: ["people": "\(users.count)"]
            )
        } catch {
            guard !isRemovalUnfinished else { return }
            isRemovalUnfinished = true
            logger.warning(
                "Somebody was removed, but the database could not be written anew yet; traces may be left in it.",
                metadata: ["reason": "\((error as? StoreError)?.code.rawValue ?? "other")"]
            )
        }
    }

    private func lookAtKey() {
        var place = box.place(keyFile)
        if place == .missing, (try? box.putBack(keyFile)) != nil {
            FolderOwner((keyFile as NSString).deletingLastPathComponent).handOver()
            place = box.place(keyFile)
            if place == .kept {
                keyPutBackAt = clock.nowSeconds
                logger.warning(
                    "The key file was taken away while the program runs; it has been written again.",
                    metadata: ["path": "\(keyFile)"]
                )
            }
        }
        guard place != key else { return }
        key = place
        keyGoneAt = place == .kept ? nil : keyGoneAt ?? clock.nowSeconds
        switch place {
        case .kept: logger.notice("The key file is in its place again.", metadata: ["path": "\(keyFile)"])
        case .missing:
            logger.error(
                "The key file was taken away and cannot be written again. Do not stop the program before there is room for it: it alone remembers the key.",
                metadata: ["path": "\(keyFile)"]
            )
        case .other:
            logger.error(
                "The key file was replaced while the program runs. Move it away, and the program writes its own again; after a stop nobody could.",
                metadata: ["path": "\(keyFile)"]
            )
        }
    }

    /// How the key stands, for the alerts.
    func standing() -> DataAlerts.OwnStanding {
        let since = keyGoneAt
        return .init(kind: .keyFile, fault: keyTrouble.map { (since, $0.message) })
    }

    /// What the owner should know of it.
    func troubles() async -> [Operations.Trouble] {
        var troubles = keyTrouble.map { [$0] } ?? []
        if isRemovalUnfinished {
            let message = "Somebody was removed, but there is no room to write the database anew."
            troubles.append(.init(code: "removal_unfinished", message: message, keepsFromWork: false))
        }
        let now = clock.nowSeconds
        if let at = keyPutBackAt, now - at < Self.mention {
            let message = "The key file was taken away while the program runs; it has been written again."
            troubles.append(.init(code: "key_put_back", message: message, detail: keyFile, keepsFromWork: false))
        }
        if let at = await rescuedAt(), now - at < Self.mention {
            let message = "Files of the database's log were taken away while the program runs; nothing is lost."
            troubles.append(.init(code: "log_rescued", message: message, keepsFromWork: false))
        }
        return troubles
    }

    private var keyTrouble: Operations.Trouble? {
        switch key {
        case .kept: nil
        case .missing:
            .init(
                code: "key_missing",
                message:
                    "The key file was taken away and cannot be written again; only the running program remembers the key.",
                detail: keyFile,
                keepsFromWork: false
            )
        case .other:
            .init(
                code: "key_replaced",
                message:
                    "The key file was replaced by another while the program runs; only the running program remembers the right key.",
                detail: keyFile,
                keepsFromWork: false
            )
        }
    }
}
