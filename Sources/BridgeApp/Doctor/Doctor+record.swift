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
                upgrades: false
            )
            defer { Task { try? await store.close() } }
            let accounts = try await store.accounts()
            var findings = [Finding("database", .ok, "\(path), \(accounts.count) people")]
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
            return [Finding("database", .failed, "The database cannot be read (\(type(of: error))).")]
        }
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
