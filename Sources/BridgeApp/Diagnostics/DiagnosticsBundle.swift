import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WithingsModel

/// What somebody who helps needs to know, and nothing that is nobody's business: no secret, no token, no reading, no
/// name, no address. Everything in it is put in by hand below; nothing is taken over and then blackened.
package struct DiagnosticsBundle: Sendable {
    let folder: ConfigurationFolder
    let environment: [String: String]
    let clock: any WallClock

    package init(
        folder: ConfigurationFolder,
        environment: [String: String],
        clock: any WallClock = SystemWallClock()
    ) {
        self.folder = folder
        self.environment = environment
        self.clock = clock
    }

    /// The bundle as JSON.
    package func text() async -> String {
        let check = folder.check(environment: environment)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let contents = Contents(
            madeAt: MomentWords.utc(clock.nowSeconds),
            program: program(),
            configuration: ConfigurationShape(check),
            files: files(check),
            people: await people(check),
            doctor: await Doctor(folder: folder, environment: environment, clock: clock).quickStates()
        )
        guard let data = try? encoder.encode(contents) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    struct Contents: Codable {
        var madeAt: String
        var program: Program
        var configuration: ConfigurationShape
        var files: [String: Int64]
        var people: [PersonShape]
        var doctor: [String: String]
    }

    struct Program: Codable {
        var version: String
        var system: String
        var processors: Int
        var isRunning: Bool
        var isContainer: Bool
    }

    /// One linked person, without anything that says who.
    struct PersonShape: Codable {
        var number: Int
        var linkedAt: String
        var scopes: [String]
        var needsOwner: Bool
        var counts: [String: Int]
        /// By kind of record: when it was last fetched, and whether the history is complete.
        var cursors: [String: String]
        /// Why records were set aside, with how often; the records themselves are not shown.
        var setAside: Int
    }

    private func program() -> Program {
        var name = utsname()
        uname(&name)
        let system = withUnsafeBytes(of: &name.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let machine = withUnsafeBytes(of: &name.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return Program(
            version: BridgeVersion.current,
            system: "\(system) \(machine)",
            processors: ProcessInfo.processInfo.activeProcessorCount,
            isRunning: InstanceLock.holder(of: folder) != nil,
            isContainer: FileManager.default.fileExists(atPath: "/.dockerenv")
        )
    }

    private func files(_ check: ConfigurationCheck) -> [String: Int64] {
        var sizes: [String: Int64] = [:]
        let place = try? StorePlace(recorder: check.settings(orLastGoodIn: folder).recorder, folder: folder)
        for (name, path) in [
            ("database", place?.path), ("database_log", place.map { $0.path + "-wal" }),
            ("key", folder.path + "/withings-bridge.key"),
        ] {
            let attributes = path.flatMap { try? FileManager.default.attributesOfItem(atPath: $0) }
            sizes[name] = (attributes?[.size] as? NSNumber)?.int64Value
        }
        sizes["free_on_disk"] = DiskSpace.free(at: folder.path)
        return sizes
    }

    private func people(_ check: ConfigurationCheck) async -> [PersonShape] {
        guard
            let path = try? StorePlace(recorder: check.settings(orLastGoodIn: folder).recorder, folder: folder).path,
            FileManager.default.fileExists(atPath: path),
            let store = try? SQLiteStore.open(
                path: path,
                logger: .init(label: "diagnostics") { _ in SilentLog() },
                upgrades: false
            )
        else { return [] }
        var people: [PersonShape] = []
        for (index, account) in ((try? await store.accounts()) ?? []).enumerated() {
            people.append(await shape(account, number: index + 1, store))
        }
        try? await store.close()
        return people
    }

    private func shape(_ account: Account, number: Int, _ store: SQLiteStore) async -> PersonShape {
        let counts = try? await store.counts(of: account.user)
        var cursors: [String: String] = [:]
        for kind in RecordKind.allCases {
            guard let cursor = try? await store.cursor(of: account.user, for: kind) else { continue }
            let fetched = cursor.succeededAt.map(MomentWords.utc) ?? "never"
            cursors[kind.rawValue] = "\(fetched), history \(cursor.backfill.isComplete ? "complete" : "under way")"
        }
        return PersonShape(
            number: number,
            linkedAt: MomentWords.utc(account.linkedAt),
            scopes: account.scopes.filter { $0.wholeMatch(of: /[a-z.]{1,40}/) != nil },
            needsOwner: account.needsOwner != nil,
            counts: [
                "measure_groups": counts?.measureGroups ?? 0, "measures": counts?.measures ?? 0,
                "sleep": counts?.sleep ?? 0, "activity": counts?.activity ?? 0,
            ],
            cursors: cursors,
            setAside: counts?.setAside ?? 0
        )
    }
}
