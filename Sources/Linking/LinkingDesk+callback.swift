import Logging
import Store
import WithingsAPI
import WithingsModel

extension LinkingDesk {
    /// Takes the parameters of Withings' redirect. The code is exchanged before this returns.
    ///
    /// A flow that a bad redirect does not belong to is left as it is; a flow whose redirect fails (consent refused,
    /// code not accepted) is set back to the consent step with a new link, and says why in ``LinkFlow/lastFailure``.
    /// - Returns: the flow, now at `chooseProfile` or, where a relinked profile gives the choice away, `created`.
    package func callback(state: String?, code: String?, error: String?) async throws(LinkAbort) -> LinkFlow {
        let signer = try await ready()
        let id = try await provenFlow(of: state, error: error, signer: signer)
        if let error, !error.isEmpty {
            let failure = LinkAbort.redirectError(error)
            await askAgain(id, because: failure)
            throw failure
        }
        guard let code, !code.isEmpty else { throw .missingCode }
        // From here on the state is used, whoever comes with it meanwhile.
        change(id) { open in
            open.pending.isConsentUsed = true
            open.isSettling = true
            open.lastFailure = nil
        }
        // A browser that hangs up must not take the code with it: it works once.
        return try await Task { await self.exchange(code, for: id) }.value.get()
    }

    /// Takes a redirect address that the person copied from the browser's address line; whatever its host.
    package func callback(pastedAddress: String) async throws(LinkAbort) -> LinkFlow {
        let address = try RedirectAddress(pasted: pastedAddress)
        return try await callback(state: address.state, code: address.code, error: address.error)
    }

    /// The open flow whose current, unused state this is.
    private func provenFlow(of state: String?, error: String?, signer: StateSigner) async throws(LinkAbort) -> String {
        guard let state, !state.isEmpty else { throw error.map(LinkAbort.redirectError) ?? .missingState }
        guard let claim = signer.claim(in: state) else { throw .invalidState }
        guard let open = openFlow(claim.flow) else {
            switch finishedFlows.first(where: { $0.flow.id == claim.flow })?.flow.step {
            case .created: throw .reusedState
            case .aborted(let reason): throw reason
            default: throw claim.isExpired(at: clock.nowSeconds) ? .expiredState : .unknownFlow
            }
        }
        let isCurrent = open.pending.consent == claim && !open.pending.isConsentUsed
        if claim.isExpired(at: clock.nowSeconds) {
            if isCurrent { await askAgain(claim.flow, because: .expiredState) }
            throw .expiredState
        }
        guard isCurrent else { throw .reusedState }
        return claim.flow
    }

    /// Seconds that a code can wait for a second try: it lives thirty.
    private static let longestCodeWait = 25.0

    /// Where Withings only asks to slow down, the code is good for one more try in time.
    private func grant(for code: String) async throws(WithingsError) -> OAuth2Grant {
        do throws(WithingsError) {
            return try await client.exchange(code: code, redirectURI: redirectURI)
        } catch {
            guard error.code == .tooManyRequests, case .retry(let seconds) = error.remedy,
                seconds <= Self.longestCodeWait, (try? await clock.sleep(seconds: seconds + 0.5)) != nil
            else { throw error }
        }
        return try await client.exchange(code: code, redirectURI: redirectURI)
    }

    private func exchange(_ code: String, for id: String) async -> Result<LinkFlow, LinkAbort> {
        let approval: PendingFlow.Approval
        do throws(WithingsError) {
            let asked = clock.nowSeconds
            let grant = try await grant(for: code)
            approval = PendingFlow.Approval(
                user: grant.user,
                scopes: grant.scopes,
                tokens: Tokens(
                    accessToken: grant.accessToken,
                    refreshToken: grant.refreshToken,
                    expiresAt: asked + grant.expiresIn,
                    obtainedAt: asked
                )
            )
        } catch {
            logger.notice("Withings did not exchange a code", metadata: ["reason": "\(error.code.rawValue)"])
            let failure = LinkAbort.exchangeFailed(error)
            await askAgain(id, because: failure)
            return .failure(failure)
        }
        change(id) { $0.pending.approval = approval }
        guard let open = openFlow(id) else { return .failure(.abandoned) }
        do {
            // Durable before anything is done with it.
            try await archive.save(open.pending)
        } catch {
            let failure = LinkAbort.notKept(error)
            await askAgain(id, because: failure)
            return .failure(failure)
        }
        return await settle(id)
    }

    /// Finds out whose account was approved, and goes on by itself where there is nothing to choose.
    @discardableResult
    func settle(_ id: String) async -> Result<LinkFlow, LinkAbort> {
        guard let open = openFlow(id), let approval = open.pending.approval else { return .failure(.abandoned) }
        if let profile = open.pending.relinking, await isLinked(approval.user, to: profile) {
            if let created = try? await chooseProfile(profile, flow: id) { return .success(created) }
        }
        let preview = await AccountPreview.fetch(
            with: client,
            accessToken: approval.tokens.accessToken,
            clock: clock
        )
        change(id) { open in
            open.preview = preview
            open.isSettling = false
        }
        await broadcast.changed()
        if !preview.isComplete { Task { await self.lookAgain(id, approval.tokens.accessToken) } }
        guard let flow = await flow(id) else { return .failure(.unknownFlow) }
        return .success(flow)
    }

    /// How often, and after how many seconds, it is tried to see what an account holds while somebody looks at the page.
    private static let looks = (count: 20, pause: 10.0, patience: 60.0)

    /// The page completes itself, as long as it asks.
    private func lookAgain(_ id: String, _ accessToken: String) async {
        for _ in 0..<Self.looks.count {
            guard let known = openFlow(id)?.preview, !known.isComplete else { return }
            let later = await AccountPreview.fetch(
                with: client,
                accessToken: accessToken,
                patience: Self.looks.patience,
                clock: clock
            )
            let whole = known.completed(by: later)
            if whole != known {
                change(id) { $0.preview = whole }
                await broadcast.changed()
            }
            guard !whole.isComplete, (try? await clock.sleep(seconds: Self.looks.pause)) != nil else { return }
        }
    }

    private func isLinked(_ user: WithingsUserID, to profile: String) async -> Bool {
        let accounts = (try? await store.accounts()) ?? []
        return accounts.contains { $0.user == user && $0.profile == profile }
    }
}
