import Logging
import Store
import WithingsAPI
import WithingsModel

/// Where people are linked and unlinked: starts flows, takes Withings' redirect, exchanges the code at once, shows whose
/// account it is and binds it to a profile.
///
/// An attempt is kept, sealed, from its start on, together with the key that signs its `state`: a restart between "Add"
/// and the redirect, or between the redirect and the choice of the profile, changes nothing.
package actor LinkingDesk {
    let client: WithingsClient
    let store: any BridgeStore
    let vault: TokenVault
    let clock: any WallClock
    let redirectURI: String
    let profiles: [String]
    let logger: Logger
    let random: @Sendable (Int) -> [UInt8]
    let onLinked: @Sendable (Account) async -> Void
    let onUnlinked: @Sendable (Account) async -> Void
    let onErasing: @Sendable (Account) async -> Void
    let onRevoking: (@Sendable (Account, Tokens) async -> Void)?
    let archive: FlowArchive
    let broadcast = ChangeBroadcast()

    /// In the order in which they were started.
    var openFlows: [OpenFlow] = []
    var finishedFlows: [FinishedFlow] = []
    var lastBinding: Task<Void, Never>?
    private var signer: StateSigner?
    private var loading: Task<FlowArchive.Content, any Error>?

    static let mostOpenFlows = 20
    private static let finishedFlowsLast = 600.0
    /// Seconds after which nobody comes back to an attempt.
    private static let openFlowsLast: EpochSeconds = 86_400

    /// - Parameters:
    ///   - redirectURI: exactly as registered at Withings; on which host name the redirect arrives does not matter.
    ///   - profiles: the names in the configuration, in their order.
    ///   - random: makes so many bytes that nobody can guess.
    ///   - onLinked: called after an account was saved, before the flow says so.
    ///   - onUnlinked: called after an account was removed.
    ///   - onErasing: called when the records of a removed account are about to go, too: whatever else is kept of the
    ///     person goes with them.
    ///   - onRevoking: called before the access of somebody who was unlinked is ended at Withings, with the tokens that
    ///     are kept nowhere any longer; the place to end notifications.
    package init(
        client: WithingsClient,
        store: any BridgeStore,
        vault: TokenVault,
        box: SecretBox,
        clock: any WallClock,
        redirectURI: String,
        profiles: [String],
        logger: Logger,
        random: @escaping @Sendable (Int) -> [UInt8] = LinkingDesk.unguessableBytes,
        onLinked: @escaping @Sendable (Account) async -> Void = { _ in },
        onUnlinked: @escaping @Sendable (Account) async -> Void = { _ in },
        onErasing: @escaping @Sendable (Account) async -> Void = { _ in },
        onRevoking: (@Sendable (Account, Tokens) async -> Void)? = nil
    ) {
        self.client = client
        self.store = store
        self.vault = vault
        self.clock = clock
        self.redirectURI = redirectURI
        self.profiles = profiles
        self.logger = logger
        self.random = random
        self.onLinked = onLinked
        self.onUnlinked = onUnlinked
        self.onErasing = onErasing
        self.onRevoking = onRevoking
        archive = FlowArchive(documents: store, box: box, random: random)
    }

    package static let unguessableBytes: @Sendable (Int) -> [UInt8] = { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// Starts a flow. - Parameter relinking: the profile whose account is to be renewed, nil to add a person.
    package func begin(relinking: String? = nil) async throws(LinkAbort) -> LinkFlow {
        guard !profiles.isEmpty else { throw .missingConfiguration }
        if let relinking, !profiles.contains(relinking) { throw .unknownProfile(relinking) }
        let signer = try await ready()
        while openFlows.count >= Self.mostOpenFlows, let oldest = openFlows.first { await abandon(oldest.pending.id) }
        let id = newID()
        let pending = PendingFlow(id: id, startedAt: clock.nowSeconds, relinking: relinking, consent: newClaim(for: id))
        do { try await archive.save(pending) } catch { throw .notKept(error) }
        let open = OpenFlow(pending: pending)
        openFlows.append(open)
        await broadcast.changed()
        return view(of: open, signer: signer, accounts: [])
    }

    /// The flows under way and those finished in the last ten minutes, oldest first.
    package func flows() async -> [LinkFlow] {
        guard let signer = try? await ready() else { return [] }
        let accounts = (try? await store.accounts()) ?? []
        let kept = (try? await keptPeople()) ?? []
        await renewExpiredConsents()
        let all =
            finishedFlows.map(\.flow) + openFlows.map { view(of: $0, signer: signer, accounts: accounts, kept: kept) }
        return all.sorted { $0.startedAt < $1.startedAt }
    }

    package func flow(_ id: String) async -> LinkFlow? {
        await flows().first { $0.id == id }
    }

    /// Gives a flow up; tokens it got are forgotten.
    package func abandon(_ id: String) async {
        guard (try? await ready()) != nil, let open = openFlow(id) else { return }
        await finish(open, as: .aborted(.abandoned))
    }

    package func accounts() async throws -> [Account] { try await store.accounts() }

    /// A value for every change of any flow or account, for pages that move on by themselves, and one at the start.
    /// Ends with the task.
    package nonisolated func changes() -> AsyncStream<Void> { broadcast.stream() }

    /// Reads what was kept before the first use.
    func ready() async throws(LinkAbort) -> StateSigner {
        forgetOldFlows()
        if let signer { return signer }
        let loading = self.loading ?? Task { try await archive.load() }
        self.loading = loading
        let content: FlowArchive.Content
        do {
            content = try await loading.value
        } catch {
            self.loading = nil
            throw .notKept(error)
        }
        // Somebody who waited for the same load may have been quicker.
        if let signer { return signer }
        let made = StateSigner(key: content.key)
        signer = made
        openFlows = content.flows.map { OpenFlow(pending: $0) }
        for flow in content.flows where flow.approval != nil { Task { await self.settle(flow.id) } }
        return made
    }

    /// An attempt comes to its end, whichever.
    @discardableResult
    func finish(_ open: OpenFlow, as step: LinkFlow.Step) async -> LinkFlow {
        let flow = LinkFlow(
            id: open.pending.id,
            startedAt: open.pending.startedAt,
            relinking: open.pending.relinking,
            step: step,
            finishedAt: clock.nowSeconds
        )
        openFlows.removeAll { $0.pending.id == flow.id }
        finishedFlows.removeAll { $0.flow.id == flow.id }
        finishedFlows.append(FinishedFlow(flow: flow, finishedAt: clock.uptime))
        do {
            try await archive.remove(flow.id)
        } catch {
            logger.warning("A finished attempt to link could not be removed from the database")
        }
        await broadcast.changed()
        return flow
    }

    private func forgetOldFlows() {
        finishedFlows.removeAll { clock.uptime - $0.finishedAt > Self.finishedFlowsLast }
        let old = openFlows.filter { clock.nowSeconds - $0.pending.startedAt > Self.openFlowsLast }.map(\.pending.id)
        openFlows.removeAll { old.contains($0.pending.id) }
        guard !old.isEmpty else { return }
        Task { for id in old { try? await archive.remove(id) } }
    }
}
