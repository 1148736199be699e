import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WithingsModel

/// What `withings-bridge audit` prints; read from the store, whether the bridge runs or not.
package enum AuditReport {
    /// - Throws: ``BridgeFault`` where there is nothing to read.
    package static func lines(of folder: ConfigurationFolder, limit: Int) async throws -> [String] {
        let check = folder.check(environment: ProcessInfo.processInfo.environment)
        let path = try StorePlace(recorder: check.settings(orLastGoodIn: folder).recorder, folder: folder).path
        guard FileManager.default.fileExists(atPath: path) else { return ["Nothing is kept here yet."] }
        do {
            let store = try SQLiteStore.open(
                path: path,
                logger: .init(label: "audit") { _ in SilentLog() },
                upgrades: false,
                isForReading: true
            )
            let entries = try await AuditTrail(store: store, clock: SystemWallClock()).entries(limit: max(0, limit))
            try await store.close()
            return entries.isEmpty ? ["Nothing has happened yet."] : entries.map(line)
        } catch let error as StoreError {
            throw BridgeFault(.storage, error.message, hint: error.hint)
        }
    }

    static func line(_ entry: AuditTrail.Entry) -> String {
        ([MomentWords.utc(entry.at), entry.event, entry.about ?? "-"]
            + [entry.place.map { "at \($0)" }, entry.address.map { "from \($0)" }].compactMap { $0 })
            .joined(separator: "  ")
    }
}
