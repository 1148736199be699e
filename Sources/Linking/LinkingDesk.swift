import Logging
import Store
import WithingsAPI
import WithingsModel

/// Where people are linked and unlinked: starts flows, takes Withings' redirect, exchanges the code at once, shows whose
/// account it is and binds it to a profile.
package actor LinkingDesk {
    private let client: WithingsClient

    /// - Parameters:
    ///   - redirectURI: exactly as registered at Withings; on which host name the redirect arrives does not matter.
    ///   - profiles: the names in the configuration, in their order.
    ///   - onLinked: called after an account was saved, before the flow says so.
    ///   - onUnlinked: called after an account was removed.
    package init(
        client: WithingsClient, store: any BridgeStore, vault: TokenVault, box: SecretBox, clock: any WallClock,
        redirectURI: String, profiles: [String], logger: Logger,
        onLinked: @escaping @Sendable (Account) async -> Void = { _ in },
        onUnlinked: @escaping @Sendable (Account) async -> Void = { _ in }
    ) {
        self.client = client
    }

    /// Starts a flow. - Parameter relinking: the profile whose account is to be renewed, nil to add a person.
    package func begin(relinking: String? = nil) async throws(LinkAbort) -> LinkFlow {
        throw LinkAbort(.missingConfiguration, "Not built yet.", hint: "")
    }

    /// The flows under way and those finished in the last ten minutes, oldest first.
    package func flows() async -> [LinkFlow] { [] }

    package func flow(_ id: String) async -> LinkFlow? { nil }

    /// Takes the parameters of Withings' redirect. The code is exchanged before this returns.
    ///
    /// A flow that a bad redirect does not belong to is left as it is; a flow whose redirect fails (consent refused,
    /// code not accepted) is set back to the consent step or aborted, and says why.
    /// - Returns: the flow, now at `chooseProfile` or, where a relinked profile gives the choice away, `created`.
    package func callback(state: String?, code: String?, error: String?) async throws(LinkAbort) -> LinkFlow {
        throw LinkAbort(.missingConfiguration, "Not built yet.", hint: "")
    }

    /// Takes a redirect address that the person copied from the browser's address line; whatever its host.
    package func callback(pastedAddress: String) async throws(LinkAbort) -> LinkFlow {
        throw LinkAbort(.missingConfiguration, "Not built yet.", hint: "")
    }

    /// Binds the approved account to a profile.
    ///
    /// - Parameter replacing: true if the person said yes to the profile moving to another Withings user.
    /// - Throws: ``LinkAbort`` with `alreadyLinked`, `wrongAccount` or `unknownProfile`; the flow stays at its step.
    package func chooseProfile(_ profile: String, flow id: String, replacing: Bool = false) async throws(LinkAbort) -> LinkFlow {
        throw LinkAbort(.missingConfiguration, "Not built yet.", hint: "")
    }

    /// Gives a flow up; tokens it got are forgotten.
    package func abandon(_ id: String) async {}

    package func accounts() async throws -> [Account] { [] }

    /// Unlinks a person: revokes at Withings (as far as Withings lets us), forgets the tokens.
    package func unlink(_ user: WithingsUserID, deletingRecords: Bool) async throws {}

    /// A value for every change of any flow or account, for pages that move on by themselves. Ends with the task.
    package nonisolated func changes() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
}
