import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WithingsModel

/// The command `export`: writes what is kept of one person or of everybody into files of a new folder.
package struct RecordExport: Sendable {
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

    /// The names of the formats.
    package static let formats = ExportTable.Format.allCases.map(\.rawValue)

    /// - Parameters:
    ///   - person: a profile or a Withings user id; nil for everybody.
    ///   - format: one of ``formats``.
    ///   - path: a folder that does not exist yet; each person gets one in it.
    /// - Returns: what was written, in lines.
    package func write(person: String?, format: String, to path: String) async throws -> [String] {
        guard let format = ExportTable.Format(rawValue: format) else {
            throw BridgeFault(.keeping, "There is no format \(format).", hint: Self.formats.joined(separator: ", "))
        }
        let settings = folder.check(environment: environment).settings(orLastGoodIn: folder)
        let place = try BackupPlace(settings, folder: folder)
        return try await Keeping.explaining {
            // Whether there is one, before one would be made.
            let report = try await DatabaseCheck.check(place.database)
            let store = try SQLiteStore.open(
                path: place.database,
                logger: .init(label: "export") { _ in SilentLog() },
                upgrades: false,
                isForReading: true
            )
            do {
                let lines = try await write(people(person, report), of: store, format, to: path)
                try await store.close()
                return lines
            } catch {
                try? await store.close()
                throw error
            }
        }
    }

    private func people(_ person: String?, _ report: DatabaseReport) throws -> [(user: WithingsUserID, name: String)] {
        let all = report.people.map { (user: $0, name: report.profiles[$0] ?? "\($0)") }
        guard let person else { return all }
        let found = all.filter { $0.name == person || "\($0.user)" == person }
        guard !found.isEmpty else {
            throw BridgeFault(
                .keeping,
                "Nobody of the name \(person) is kept here.",
                hint: "withings-bridge verify lists everybody of whom anything is kept."
            )
        }
        return found
    }

    private func write(
        _ people: [(user: WithingsUserID, name: String)],
        of store: SQLiteStore,
        _ format: ExportTable.Format,
        to path: String
    ) async throws -> [String] {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw BridgeFault(.keeping, "\(path) is there already.", hint: "Name a folder that does not exist yet.")
        }
        var lines: [String] = []
        for (user, name) in people {
            // A name may be anything; a file's name may not.
            let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
            let own = path + "/" + (isPlain ? "\(name) \(user)" : "\(user)").replacing(" ", with: "-")
            var files = ExportFiles(folder: own, format: format)
            try await RecordTables(user: user, store: store).each { try files.add($0) }
            lines += files.written.map { "\($0.file)  \($0.rows) rows" }
            await AuditTrail(store: store, clock: clock).note(.exported, about: name, place: WholePath.of(own))
        }
        return lines.isEmpty ? ["There is nothing to export yet."] : lines
    }
}
