import Logging
import Store
import WithingsAPI
import WithingsModel

extension LinkingDesk {
    /// Binds the approved account to a profile.
    ///
    /// - Parameter replacing: true if the person said yes to the profile moving to another Withings user.
    /// - Throws: ``LinkAbort`` with `alreadyLinked`, `wrongAccount` or `unknownProfile`; the flow stays at its step.
    package func chooseProfile(
        _ profile: String,
        flow id: String,
        replacing: Bool = false
    ) async throws(LinkAbort) -> LinkFlow {
        _ = try await ready()
        // One after the other: what one finds free another must not take meanwhile.
        let previous = lastBinding
        let work = Task { () -> Result<LinkFlow, LinkAbort> in
            await previous?.value
            do throws(LinkAbort) {
                return .success(try await self.bind(id, to: profile, replacing: replacing))
            } catch {
                return .failure(error)
            }
        }
        lastBinding = Task { _ = await work.value }
        return try await work.value.get()
    }

    private func bind(_ id: String, to profile: String, replacing: Bool) async throws(LinkAbort) -> LinkFlow {
        guard let open = openFlow(id), let approval = open.pending.approval else {
            return try finished(id, with: profile)
        }
        guard profiles.contains(profile) else { throw .unknownProfile(profile) }
        do {
            let accounts = try await store.accounts()
            let own = accounts.first { $0.user == approval.user }
            // A profile that was renamed in the configuration may be followed; one that is still there is another person.
            if let own, own.profile != profile, profiles.contains(own.profile) {
                throw LinkAbort.alreadyLinked(to: own.profile)
            }
            let displaced = accounts.filter { $0.profile == profile && $0.user != approval.user }
            if !displaced.isEmpty, !replacing { throw LinkAbort.wrongAccount(for: profile) }
            // Unlinking first is no way around the question: the records of the other one are still here under that name.
            let former = try await keptPeople().filter { $0.profile == profile }.map(\.user)
            let comesAnew = own?.profile != profile && !former.isEmpty && !former.contains(approval.user)
            if comesAnew, !replacing { throw LinkAbort.wrongAccount(for: profile) }

            // Tokens first: an account without them would have to ask its person again.
            try await vault.save(approval.tokens, of: approval.user)
            var ended: [(Account, Tokens?)] = []
            for account in displaced {
                ended.append((account, try? await vault.tokens(of: account.user)))
                await keep(account)
                try await remove(account)
            }
            let account = Account(
                id: own?.id ?? newID(),
                user: approval.user,
                profile: profile,
                linkedAt: own?.linkedAt ?? clock.nowSeconds,
                scopes: approval.scopes
            )
            try await store.save(account)
            await onLinked(account)
            for (account, tokens) in ended { Task { await self.revoke(account, tokens) } }
            logger.info("A person is linked", metadata: ["profile": "\(profile)"])
            return await finish(open, as: .created(account))
        } catch {
            throw .notKept(error)
        }
    }

    /// A second click on the same choice is no fault.
    private func finished(_ id: String, with profile: String) throws(LinkAbort) -> LinkFlow {
        guard let flow = finishedFlows.first(where: { $0.flow.id == id })?.flow else { throw .unknownFlow }
        switch flow.step {
        case .created(let account) where account.profile == profile: return flow
        case .aborted(let reason): throw reason
        default: throw .unknownFlow
        }
    }
}
