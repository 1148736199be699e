import Access
import BridgeConfiguration
import Foundation
import Store

/// Makes the owner account from the command line.
package enum OwnerAccount {
    /// - Throws: ``BridgeFault`` where that is not possible.
    package static func create(name: String, login: String, password: String, in folder: ConfigurationFolder)
        async throws
    {
        let environment = ProcessInfo.processInfo.environment
        let lock = try InstanceLock(folder: folder)
        defer { lock.release() }
        let options = BridgeOptions(folder: folder, environment: environment)
        let ground = try await Ground.open(check: folder.check(environment: environment), options: options)
        do {
            try await ground.gatekeeper.createOwner(name: name, login: login, password: password, language: "en")
        } catch {
            try? await ground.store.close()
            throw BridgeFault(.unsupported, error.message, hint: "Nothing was changed.")
        }
        try? await ground.store.close()
    }
}
