import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WithingsAPI
import WithingsModel

/// The command `delete-person`: removes everything of a person, and shows that it is gone.
package struct PersonRemoval: Sendable {
    let folder: ConfigurationFolder
    let settings: Settings
    let place: BackupPlace
    let clock: any WallClock
    let transport: any HTTPTransport

    /// - Throws: ``BridgeFault`` for a `db_url` that this version does not know.
    package init(
        folder: ConfigurationFolder,
        environment: [String: String],
        clock: any WallClock = SystemWallClock(),
        transport: any HTTPTransport = AsyncHTTPTransport()
    ) throws {
        self.folder = folder
        settings = folder.check(environment: environment).settings(orLastGoodIn: folder)
        place = try BackupPlace(settings, folder: folder)
        self.clock = clock
        self.transport = transport
    }

    /// Removes somebody by profile or Withings user id; the bridge must not run.
    ///
    /// - Parameter removesBackups: whether backups that hold anything of them go too; else they are named.
    package func remove(_ name: String, removesBackups: Bool) async throws -> [String] {
        let lock = try InstanceLock(folder: folder)
        defer { lock.release() }
        return try await Keeping.explaining {
            let record = try DatabaseLock(place.database)
            defer { record.release() }
            _ = try DatabaseBackup.settle(database: place.database, keyFile: place.keyFile)
            let store = try SQLiteStore.open(
                path: place.database,
                logger: .init(label: "removal") { _ in SilentLog() }
            )
            let wasPublished = (try? await store.document("published", in: "mqtt")) != nil
            let user: WithingsUserID
            var lines: [String]
            var elsewhere: CopiesElsewhere
            do {
                let account = try await store.accounts().first { $0.profile == name || $0.user.description == name }
                let begun = try await store.unfinishedRemovals().first { $0.begun?.name == name }
                guard let found = account?.user ?? begun?.user ?? WithingsUserID(name) else { throw Self.unknown(name) }
                user = found
                elsewhere = CopiesElsewhere(
                    try await AuditTrail(store: store, clock: clock).entries(limit: .max),
                    of: user,
                    names: [name] + (account.map { [$0.profile] } ?? [])
                )
                lines = try await remove(user, account, name, from: store)
                try await store.close()
            } catch {
                try? await store.close()
                throw error
            }
            // What copies that were cut off left is no backup and nobody's to keep.
            let beside = (place.database as NSString).deletingLastPathComponent
            for folder in [beside, place.folder.path] { DatabaseCopy.removeDrafts(in: folder) }
            let holding = await backups(of: user)
            // Somebody who was removed before, and only their backups were left.
            guard !lines.isEmpty || !holding.isEmpty else { throw Self.unknown(name) }
            if !lines.isEmpty { lines.append(try await proof(user)) }
            lines += try remove(holding, of: user, really: removesBackups)
            elsewhere.leaveOut(searched: [
                (place.database as NSString).deletingLastPathComponent, folder.path, place.folder.path,
            ])
            lines += await elsewhere.lines()
            if !FileManager.default.fileExists(atPath: place.folder.path), settings.backup.path != nil {
                lines.append(
                    "The folder \(place.folder.path) is not there (is its disk connected?): backups in it may still hold them. "
                        + "Say this again when it is there: withings-bridge delete-person \(user) --backups"
                )
            }
            lines += shownElsewhere()
            if settings.mqtt == nil, wasPublished {
                lines.append(
                    "A broker was configured once, and may still hold what was published of them: configure it again and start the bridge, which clears it there."
                )
            }
            if settings.withings?.profiles.contains(name) == true {
                lines.append(
                    "The name \(name) still stands in configuration.yaml; take it out if it is not to be linked again."
                )
            }
            return lines
        }
    }

    /// - Returns: what was done; nothing where nothing of the person is kept.
    private func remove(
        _ user: WithingsUserID,
        _ account: Account?,
        _ name: String,
        from store: SQLiteStore
    ) async throws -> [String] {
        let people = try await DatabaseCheck.check(place.database).people
        guard account != nil || people.contains(user) else {
            guard try await store.unfinishedRemovals().contains(where: { $0.user == user }) else { return [] }
            guard (try? await store.finishRemovals()) != nil else { return ["The records were removed before."] }
            await AuditTrail(store: store, clock: clock).note(.removalFinished, about: "Withings user \(user)")
            return ["The records were removed before; the file was written anew now."]
        }
        let lines = [account == nil ? "No account is linked." : await revoke(user)]
        let trail = AuditTrail(store: store, clock: clock)
        try await PersonErasing(store: store, trail: trail, clock: clock).erase(user, name: account?.profile ?? name)
        let traces = try await store.collections(naming: user).subtracting(PersonalDocuments.remaining)
        guard traces.isEmpty else { throw Self.left(user, in: traces.sorted().joined(separator: ", ")) }
        return lines
    }

    /// Why a removal is not done to its end, for the exit status; nil where it is.
    package func unfinished() async -> BridgeFault? {
        guard
            let store = try? SQLiteStore.open(
                path: place.database,
                logger: .init(label: "removal") { _ in SilentLog() },
                upgrades: false
            )
        else { return nil }
        let users = (try? await store.unfinishedRemovals()) ?? []
        try? await store.close()
        guard !users.isEmpty else { return nil }
        return BridgeFault(
            .keeping,
            "The records are removed, but there is no room to write the database file anew: traces may be left in it.",
            hint:
                "Free twice as much space as the database takes. The bridge makes up for it by itself, at its start or once there is room, and says so in the log and the audit trail; or say this again."
        )
    }

    /// Reads the whole file again.
    private func proof(_ user: WithingsUserID) async throws -> String {
        guard await unfinished() == nil else {
            return "Removed everything of Withings user \(user) from the record; the file is still to be written anew."
        }
        guard try await !DatabaseCheck.check(place.database).people.contains(user) else {
            throw Self.left(user, in: "the records")
        }
        return "Removed everything of Withings user \(user); the database was read again to its end: nothing is left."
    }

    private static func left(_ user: WithingsUserID, in place: String) -> BridgeFault {
        BridgeFault(
            .keeping,
            "Something of Withings user \(user) is left in the database: \(place).",
            hint: "Please report this."
        )
    }

    private static func unknown(_ name: String) -> BridgeFault {
        BridgeFault(
            .keeping,
            "Nobody of the name \(name) is kept here.",
            hint: "withings-bridge verify lists everybody of whom anything is kept, by profile or Withings user id."
        )
    }

    /// Ends the access at Withings, where that can be done from here.
    private func revoke(_ user: WithingsUserID) async -> String {
        guard let withings = settings.withings else {
            return "Withings was not told: there is no withings: block. End the access at account.withings.com."
        }
        let client = WithingsClient(
            application: .init(
                clientID: withings.clientID,
                clientSecret: withings.clientSecret,
                accountURL: withings.accountURL,
                apiURL: withings.apiURL
            ),
            transport: transport,
            clock: clock
        )
        do throws(WithingsError) {
            try await client.revoke(user: user)
            return "Withings ended the access."
        } catch {
            return "Withings did not end the access (\(error.message)). End it at account.withings.com."
        }
    }

    /// The backups in their folder, and what upgrades and restores left beside the database, as far as they hold
    /// anything of somebody. One that cannot be read may.
    private func backups(of user: WithingsUserID) async -> [String] {
        var holding = await place.folder.backups(holding: user).map(\.path)
        for copy in UpgradeBackup.copies(of: place.database) + DatabaseBackup.replaced(at: place.database)
        where (try? await DatabaseCheck.check(copy))?.people.contains(user) ?? true {
            holding.append(copy)
        }
        for copy in otherDatabases() where !holding.contains(copy) {
            if (try? await DatabaseCheck.check(copy))?.people.contains(user) ?? false { holding.append(copy) }
        }
        return holding
    }

    /// Databases in the configuration directory, beside the record and among the backups under names that somebody gave them.
    private func otherDatabases() -> [String] {
        let files = FileManager.default
        let beside = (place.database as NSString).deletingLastPathComponent
        return Set([folder.path, place.folder.path, beside]).sorted().flatMap { folder -> [String] in
            ((try? files.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { folder + "/" + $0 }
        }.filter { path in
            // A link that leads to the record in use is no copy of it.
            guard StorePlace.real(path) != place.database, let file = FileHandle(forReadingAtPath: path) else {
                return false
            }
            defer { try? file.close() }
            return (try? file.read(upToCount: 15)) == Data("SQLite format 3".utf8)
        }
    }

    private func remove(_ holding: [String], of user: WithingsUserID, really: Bool) throws -> [String] {
        guard !holding.isEmpty else {
            return ["No backup in \(place.folder.path) or beside the database holds anything of them."]
        }
        let list = holding.map { "  \($0)" }
        guard really else {
            return [
                "These backups still hold their records; withings-bridge delete-person \(user) --backups removes them:"
            ] + list
        }
        for backup in holding {
            // Where it is a link, what it leads to goes as well.
            for file in Set([backup, StorePlace.real(backup)]) where file != place.database {
                for ending in [DatabaseBackup.keyEnding, "-wal", "-shm", ""] where Self.isThere(file + ending) {
                    try remove(file + ending)
                }
            }
        }
        return ["Removed these backups, which held their records:"] + list
    }

    /// Also for a link that leads nowhere.
    private static func isThere(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }

    private func remove(_ path: String) throws {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw BridgeFault(
                .keeping,
                "Everything is removed from the record, but the backup \(path) cannot be.",
                hint: "Remove it by hand, or make its folder writable and say this again."
            )
        }
    }

    /// What is outside and still shows them.
    private func shownElsewhere() -> [String] {
        var lines: [String] = []
        if settings.mqtt != nil {
            lines.append("At the broker, and so in Home Assistant, their sensors vanish when the bridge starts next.")
        }
        if settings.homeAssistant != nil {
            lines.append(
                "Statistics that were brought to Home Assistant stay there until they are deleted there: "
                    + "Developer tools, Statistics."
            )
        }
        return lines
    }
}
