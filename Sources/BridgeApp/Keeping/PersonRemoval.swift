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
        settings = folder.check(environment: environment).settings ?? Settings()
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
            let store = try SQLiteStore.open(
                path: place.database,
                logger: .init(label: "removal") { _ in SilentLog() }
            )
            var lines: [String]
            let user: WithingsUserID
            do {
                let account = try await store.accounts().first { $0.profile == name || $0.user.description == name }
                guard let found = account?.user ?? WithingsUserID(name) else { throw Self.unknown(name) }
                user = found
                let people = try await DatabaseCheck.check(place.database).people
                guard account != nil || people.contains(user) else { throw Self.unknown(name) }
                lines = [account == nil ? "No account is linked." : await revoke(user)]
                try await store.removeAccount(of: user)
                try await removeDocuments(about: user, in: store)
                try await store.removeRecords(of: user)
                await AuditTrail(store: store, clock: clock).note(.personDeleted, about: "Withings user \(user)")
                try await store.close()
            } catch {
                try? await store.close()
                throw error
            }
            let left = try await DatabaseCheck.check(place.database)
            guard !left.people.contains(user) else {
                throw BridgeFault(
                    .keeping,
                    "Something of \(name) is left in the database.",
                    hint: "Please report this."
                )
            }
            lines.append(
                "Removed everything of Withings user \(user); the database was read again to its end: nothing is left."
            )
            lines += try await backups(of: user, removes: removesBackups)
            if settings.withings?.profiles.contains(name) == true {
                lines.append(
                    "The name \(name) still stands in configuration.yaml; take it out if it is not to be linked again."
                )
            }
            return lines
        }
    }

    private static func unknown(_ name: String) -> BridgeFault {
        BridgeFault(
            .keeping,
            "Nobody of the name \(name) is kept here.",
            hint: "withings-bridge status lists everybody."
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

    /// What is kept beside the records under the person's id.
    private func removeDocuments(about user: WithingsUserID, in store: SQLiteStore) async throws {
        for collection in ["alerts"] {
            for key in try await store.documents(in: collection).keys where key.hasPrefix("\(user).") {
                try await store.removeDocument(key, in: collection)
            }
        }
    }

    private func backups(of user: WithingsUserID, removes: Bool) async throws -> [String] {
        let holding = await place.folder.backups(holding: user)
        guard !holding.isEmpty else { return ["No backup in \(place.folder.path) holds anything of them."] }
        guard removes else {
            return ["These backups still hold their records; --backups removes them too:"]
                + holding.map { "  \($0.path)" }
        }
        for backup in holding {
            for path in [backup.path, backup.path + DatabaseBackup.keyEnding]
            where FileManager.default.fileExists(atPath: path) {
                try FileManager.default.removeItem(atPath: path)
            }
        }
        return ["Removed these backups, which held their records:"] + holding.map { "  \($0.path)" }
    }
}
