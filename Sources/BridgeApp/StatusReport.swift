import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WithingsModel

/// What `withings-bridge status` prints; read from the store, whether the bridge runs or not.
package enum StatusReport {
    /// - Throws: ``BridgeFault`` where there is nothing to read.
    package static func lines(of folder: ConfigurationFolder) async throws -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isDirectory), isDirectory.boolValue
        else {
            throw BridgeFault(
                .noDirectory,
                "There is no configuration directory \(folder.path).",
                hint: "Name the one that the bridge runs with: --config DIR."
            )
        }
        let check = folder.check(environment: ProcessInfo.processInfo.environment)
        let process = InstanceLock.holder(of: folder)
        var lines = ["Directory: \(folder.path)"]
        lines.append(process.map { "Running: yes, process \($0)" } ?? "Running: no")
        lines.append(
            check.isValid
                ? "Configuration: valid"
                : "Configuration: \(check.errors.count) faults; see withings-bridge check-config"
        )
        lines.append(contentsOf: backups(check, folder))
        let path = try StorePlace(recorder: check.settings(orLastGoodIn: folder).recorder, folder: folder).path
        guard FileManager.default.fileExists(atPath: path) else {
            return lines + ["Nothing is kept here yet."]
        }
        do {
            var quiet = LoggerSettings()
            quiet.level = "warning"
            let store = try SQLiteStore.open(
                path: path,
                logger: BridgeLog.logger("store", quiet),
                upgrades: false,
                isForReading: true
            )
            let accounts = try await store.accounts()
            for alert in try await DataAlerts.active(in: store) { lines.append("Alert: \(alert.sentence)") }
            let leftOut = LeftOutProfiles(accounts, settings: check.settings).names
            for account in accounts {
                let isLeftOut = leftOut.contains(account.profile)
                lines.append(contentsOf: try await describe(account, isLeftOut: isLeftOut, in: store))
            }
            try await store.close()
        } catch let error as StoreError {
            throw BridgeFault(.storage, error.message, hint: error.hint)
        }
        return lines
    }

    private static func backups(_ check: ConfigurationCheck, _ folder: ConfigurationFolder) -> [String] {
        guard let place = try? BackupPlace(check.settings(orLastGoodIn: folder), folder: folder) else { return [] }
        let backups = place.folder.backups()
        guard let newest = backups.first else { return ["Backups: none in \(place.folder.path)"] }
        return ["Backups: \(backups.count) in \(place.folder.path), the newest of \(MomentWords.utc(newest.madeAt))"]
    }

    private static func describe(_ account: Account, isLeftOut: Bool, in store: any BridgeStore) async throws
        -> [String]
    {
        let counts = try await store.counts(of: account.user)
        var lines = ["", "\(account.profile) (Withings user \(account.user))"]
        if isLeftOut {
            lines.append(
                "  not named in profiles; goes on being fetched and shown until unlinked on the Integrations page"
            )
        }
        if let reason = account.needsOwner { lines.append("  needs its owner: \(reason)") }
        lines.append(
            "  kept: \(counts.measureGroups) weigh-ins and other readings with \(counts.measures) values, "
                + "\(counts.sleep) nights and naps, \(counts.activity) days of activity"
        )
        for kind in RecordKind.allCases {
            let cursor = try await store.cursor(of: account.user, for: kind)
            let fetched = cursor?.succeededAt.map { Date(timeIntervalSince1970: TimeInterval($0)).formatted(.iso8601) }
            let hasHistory = [.measures, .sleep, .activity].contains(kind)
            let history = hasHistory && cursor?.backfill.isComplete != true ? ", history still being fetched" : ""
            lines.append("  \(kind.rawValue): \(fetched.map { "fetched \($0)" } ?? "not fetched yet")\(history)")
        }
        return lines
    }
}
