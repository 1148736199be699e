import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WebUI

extension Doctor {
    /// The database, the key file and the owner account.
    func record(_ settings: Settings) async -> [Finding] {
        let path: String
        do {
            path = try StorePlace(recorder: settings.recorder, folder: folder).path
        } catch {
            return [Finding("database", .failed, "\(error)")]
        }
        guard FileManager.default.fileExists(atPath: path) else {
            return [Finding("database", .warning, .findingDatabaseNone, ["path": path])]
        }
        do {
            let store = try SQLiteStore.open(
                path: path,
                logger: .init(label: "doctor") { _ in SilentLog() },
                upgrades: false,
                isForReading: true
            )
            defer { Task { try? await store.close() } }
            let accounts = try await store.accounts()
            let read = Finding("database", .ok, .findingDatabaseRead, ["path": path, "count": "\(accounts.count)"])
            var findings = [place(path) ?? read]
            let beside = (path as NSString).deletingLastPathComponent
            if beside != folder.path { findings.append(room(at: beside, "database disk", of: path)) }
            findings.append(try await key(accounts, store))
            for account in accounts {
                guard let reason = account.needsOwner else { continue }
                let values = ["profile": account.profile, "reason": reason]
                findings.append(Finding("account", .warning, .findingAccountLost, values))
            }
            let hasOwner = try await store.document("owner", in: "access.owner") != nil
            findings.append(
                hasOwner
                    ? Finding("owner", .ok, .findingOwnerThere)
                    : Finding("owner", .warning, .findingOwnerNone, ["path": folder.path])
            )
            return findings
        } catch let error as StoreError {
            return [Finding("database", .failed, error)]
        } catch {
            return [Finding("database", .failed, .findingDatabaseUnreadable)]
        }
    }

    /// What is wrong with where the database lies; nil where nothing is. The configuration directory is looked at as a whole.
    private func place(_ path: String) -> Finding? {
        let beside = (path as NSString).deletingLastPathComponent
        guard beside != folder.path else { return nil }
        let files = [path, path + "-wal"]
        if let file = ([beside] + files).first(where: {
            FileManager.default.fileExists(atPath: $0) && !FileManager.default.isWritableFile(atPath: $0)
        }) {
            return Finding("database", .failed, .findingDatabaseClosed, ["file": file])
        }
        let rights = Self.rights(beside)
        if rights & 0o022 != 0, rights & 0o1000 == 0 {
            return Finding("database", .failed, .findingDatabaseWritable, ["path": beside])
        }
        guard rights & 0o055 != 0, let open = files.first(where: { Self.rights($0) & 0o077 != 0 }) else { return nil }
        let values = ["file": open, "paths": files.joined(separator: " ")]
        return Finding("database", .warning, .findingDatabaseReadable, values)
    }

    /// 0 for what is not there.
    static func rights(_ path: String) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    private func key(_ accounts: [Account], _ store: SQLiteStore) async throws -> Finding {
        let file = folder.path + "/withings-bridge.key"
        guard FileManager.default.fileExists(atPath: file) else {
            if accounts.isEmpty { return Finding("key", .ok, .findingKeyNone) }
            return Finding("key", .failed, .findingKeyMissing, ["file": file])
        }
        do {
            let vault = TokenVault(store: store, box: try SecretBox(keyFile: file, createIfMissing: false))
            for account in accounts { _ = try await vault.tokens(of: account.user) }
            return Finding("key", .ok, .findingKeyFits)
        } catch let error as StoreError {
            return Finding("key", .failed, error)
        }
    }
}
