import Logging
import Store
import WithingsAPI
import WithingsModel

extension LinkingDesk {
    func openFlow(_ id: String) -> OpenFlow? { openFlows.first { $0.pending.id == id } }

    /// Changes an attempt in place; nothing happens if it is over meanwhile.
    func change(_ id: String, _ change: (inout OpenFlow) -> Void) {
        guard let index = openFlows.firstIndex(where: { $0.pending.id == id }) else { return }
        change(&openFlows[index])
    }

    func newID() -> String { Hexadecimal.text(of: random(16)) }

    func newClaim(for flow: String) -> ConsentClaim {
        ConsentClaim(flow: flow, issuedAt: clock.nowSeconds, nonce: newID())
    }

    /// Back to Withings' site with a new link, because the last one led nowhere.
    func askAgain(_ id: String, because failure: LinkAbort?) async {
        change(id) { open in
            open.pending.consent = newClaim(for: id)
            open.pending.isConsentUsed = false
            open.pending.approval = nil
            open.preview = nil
            open.isSettling = false
            open.lastFailure = failure ?? open.lastFailure
        }
        guard let open = openFlow(id) else { return }
        do {
            try await archive.save(open.pending)
        } catch {
            logger.warning("An attempt to link could not be written to the database; it would not survive a restart")
        }
        await broadcast.changed()
    }

    /// A link that is shown must work: those whose ten minutes are over are made anew.
    func renewExpiredConsents() async {
        for open in openFlows where open.pending.approval == nil && !open.pending.isConsentUsed {
            if open.pending.consent.isExpired(at: clock.nowSeconds) { await askAgain(open.pending.id, because: nil) }
        }
    }

    /// The flow as everybody else sees it.
    func view(of open: OpenFlow, signer: StateSigner, accounts: [Account], kept: [Account] = []) -> LinkFlow {
        let pending = open.pending
        let step: LinkFlow.Step
        if let approval = pending.approval, !open.isSettling {
            step = .chooseProfile(
                approved(approval, preview: open.preview ?? AccountPreview(), accounts: accounts, kept: kept)
            )
        } else {
            step = .consent(consentLinks(state: signer.state(for: pending.consent)))
        }
        return LinkFlow(
            id: pending.id,
            startedAt: pending.startedAt,
            relinking: pending.relinking,
            step: step,
            lastFailure: open.lastFailure
        )
    }

    private func consentLinks(state: String) -> ConsentLinks {
        let authorizeURL = client.authorizeURL(state: state, redirectURI: redirectURI)
        return ConsentLinks(
            authorizeURL: authorizeURL,
            signOutFirstURL: client.signOutURL(thenAuthorize: authorizeURL)
        )
    }

    private func approved(
        _ approval: PendingFlow.Approval,
        preview: AccountPreview,
        accounts: [Account],
        kept: [Account]
    ) -> ApprovedAccount {
        ApprovedAccount(
            user: approval.user,
            scopes: approval.scopes,
            devices: preview.devices,
            latestReadings: preview.latestReadings,
            alreadyLinkedTo: accounts.first { $0.user == approval.user }?.profile,
            approvedAt: approval.tokens.obtainedAt,
            choices: profiles.map { profile in
                let linked = accounts.first { $0.profile == profile }?.user
                let former = kept.filter { $0.profile == profile }.map(\.user)
                // Whoever comes back comes back.
                let other = linked != nil || former.contains(approval.user) ? nil : former.first
                return .init(profile: profile, linkedTo: linked, kept: other)
            }
        )
    }
}
