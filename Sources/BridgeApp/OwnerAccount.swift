import Access
import BridgeConfiguration
import Foundation
import Store

/// Makes the owner account, or gives it another password, from the command line.
package enum OwnerAccount {
    /// - Throws: ``BridgeFault`` where that is not possible.
    package static func create(name: String, login: String, password: String, in folder: ConfigurationFolder)
        async throws
    {
        try check(password)
        try await with(folder) { gatekeeper in
            try await gatekeeper.createOwner(name: name, login: login, password: password, language: "en")
        }
    }

    /// - Throws: ``BridgeFault`` where that is not possible.
    package static func resetPassword(_ password: String, in folder: ConfigurationFolder) async throws {
        try check(password)
        try await with(folder) { gatekeeper in try await gatekeeper.resetPassword(password) }
    }

    /// The pages ask for the same.
    private static func check(_ password: String) throws {
        guard password.count < 8 else { return }
        throw BridgeFault(
            .unsupported,
            "The password is too short: it needs 8 characters or more.",
            hint: "Nothing was changed."
        )
    }

    private static func with(
        _ folder: ConfigurationFolder,
        _ work: (Gatekeeper) async throws -> Void
    ) async throws {
        let environment = ProcessInfo.processInfo.environment
        let lock = try InstanceLock(folder: folder)
        defer { lock.release() }
        let options = BridgeOptions(folder: folder, environment: environment)
        let check = folder.check(environment: environment)
        let ground = try await Ground.open(check: check, options: options, isForCommand: true)
        do {
            try await work(ground.gatekeeper)
        } catch {
            await ground.close()
            let message = (error as? AccessError)?.message ?? "The database cannot be used."
            throw BridgeFault(.unsupported, message, hint: "Nothing was changed.")
        }
        await ground.close()
    }
}
