import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store

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
            return [Finding("database", .warning, "\(path) does not exist yet; the first start makes it.")]
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
            var findings = [place(path) ?? Finding("database", .ok, "\(path), \(accounts.count) people")]
            let beside = (path as NSString).deletingLastPathComponent
            if beside != folder.path { findings.append(room(at: beside, "database disk", " on the disk of \(path)")) }
            findings.append(try await key(accounts, store))
            for account in accounts {
                guard let reason = account.needsOwner else { continue }
                let message = "\(account.profile) has to link their account again (\(reason))."
                findings.append(Finding("account", .warning, message, hint: "Integrations page, Link again."))
            }
            let hasOwner = try await store.document("owner", in: "access.owner") != nil
            findings.append(
                hasOwner
                    ? Finding("owner", .ok, "the owner account exists")
                    : Finding(
                        "owner",
                        .warning,
                        "There is no owner account yet: whoever opens the page first makes it.",
                        hint: "Open the page, or: withings-bridge create-owner --config \(folder.path)"
                    )
            )
            return findings
        } catch let error as StoreError {
            return [Finding("database", .failed, error.message, hint: error.hint)]
        } catch {
            return [Finding("database", .failed, "The database cannot be read.")]
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
            return Finding(
                "database",
                .failed,
                "\(file) cannot be written by this user.",
                hint: "Run the doctor as the user the bridge runs as, or make it writable for it."
            )
        }
        let rights = Self.rights(beside)
        if rights & 0o022 != 0, rights & 0o1000 == 0 {
            return Finding(
                "database",
                .failed,
                "Other users of this machine may write into \(beside): they can exchange the database.",
                hint: "chmod go-w \(beside)"
            )
        }
        guard rights & 0o055 != 0, let open = files.first(where: { Self.rights($0) & 0o077 != 0 }) else { return nil }
        return Finding(
            "database",
            .warning,
            "Other users of this machine may read \(open).",
            hint: "chmod 600 \(files.joined(separator: " "))"
        )
    }

    /// 0 for what is not there.
    static func rights(_ path: String) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    private func key(_ accounts: [Account], _ store: SQLiteStore) async throws -> Finding {
        let file = folder.path + "/withings-bridge.key"
        guard FileManager.default.fileExists(atPath: file) else {
            if accounts.isEmpty { return Finding("key", .ok, "no key file yet; the first start makes it") }
            return Finding(
                "key",
                .failed,
                "The key file \(file) is missing, and tokens are sealed with it.",
                hint:
                    "Put it back from a backup made with the key; else everybody has to link again. No reading is lost."
            )
        }
        do {
            let vault = TokenVault(store: store, box: try SecretBox(keyFile: file, createIfMissing: false))
            for account in accounts { _ = try await vault.tokens(of: account.user) }
            return Finding("key", .ok, "fits what is sealed in the database")
        } catch let error as StoreError {
            return Finding("key", .failed, error.message, hint: error.hint)
        }
    }
}
