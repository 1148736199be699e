import Foundation
import Store
import WithingsModel

extension Gatekeeper {
    /// Whether the owner account has been made.
    package func hasOwner() async throws -> Bool { try await storedOwner() != nil }

    /// Makes the owner account; works once. - Parameter address: from where, nil on the machine itself.
    package func createOwner(
        name: String,
        login: String,
        password: String,
        language: String,
        from address: String? = nil
    ) async throws(AccessError) {
        let login = Owner.normalized(login)
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !login.isEmpty else { throw AccessError(.invalidRequest, "The user name is empty.") }
        guard !password.isEmpty else { throw AccessError(.invalidRequest, "The password is empty.") }
        guard login.utf8.count <= 256, name.utf8.count <= 256, password.utf8.count <= 4096 else {
            throw AccessError(.invalidRequest, "The name, the user name or the password is too long.")
        }
        // While the password is being hashed somebody else could come in by the same door.
        guard !isCreatingOwner else { throw AccessError(.ownerExists, "The owner account is being made already.") }
        isCreatingOwner = true
        defer { isCreatingOwner = false }
        do {
            if try await storedOwner() != nil { throw AccessError(.ownerExists, "The owner account exists already.") }
            let owner = Owner(
                id: RandomToken.hexadecimal(bytes: 16),
                name: name.isEmpty ? login : name,
                login: login,
                password: try await hasher.hash(password),
                language: language,
                createdAt: clock.nowSeconds
            )
            try await store.saveDocument(encoded(owner), "owner", in: Collection.owner)
            self.owner = owner
            await trail.note(.ownerCreated, about: login, from: address)
        } catch {
            throw Self.storage(error)
        }
    }

    /// The login as it is kept; a client that sends another form is told so, as in Home Assistant.
    package static func normalizedLogin(_ login: String) -> String { Owner.normalized(login) }

    /// Checks a user name and password without opening a session. - Parameter address: from where, for the throttle.
    package func verify(login: String, password: String, from address: String?) async throws(AccessError) {
        do {
            try await check(login: login, password: password, from: address)
        } catch {
            if error.code == .wrongPassword { await trail.note(.signInFailed, from: address) }
            throw error
        }
        await trail.note(.signedIn, from: address)
    }

    private func check(login: String, password: String, from address: String?) async throws(AccessError) {
        if let wait = throttle.begin(SignInThrottle.household(of: address), now: clock.uptime) {
            throw AccessError(
                .tooManyAttempts,
                "Too many failed sign-ins. Wait \(wait) seconds and try again.",
                retryAfter: wait
            )
        }
        let wrong = AccessError(.wrongPassword, "The user name or the password is wrong.")
        do {
            guard let owner = try await storedOwner(), password.utf8.count <= 4096 else { throw wrong }
            // The password is checked whatever the name is, so that the time tells nothing about the name.
            let isRight = try await hasher.check(password, against: owner.password)
            let isNamed = ConstantTime.equal(Owner.normalized(login).utf8, owner.login.utf8)
            guard isRight, isNamed else { throw wrong }
        } catch {
            throw Self.storage(error)
        }
        throttle.succeed(SignInThrottle.household(of: address))
    }

    /// Sets another password and shuts everybody out who is in: every session and every token ends.
    ///
    /// - Parameter address: from where; nil on the machine itself.
    package func resetPassword(_ password: String, from address: String? = nil) async throws(AccessError) {
        guard !password.isEmpty else { throw AccessError(.invalidRequest, "The password is empty.") }
        guard password.utf8.count <= 4096 else { throw AccessError(.invalidRequest, "The password is too long.") }
        do {
            guard var owner = try await storedOwner() else {
                throw AccessError(.invalidRequest, "There is no owner account yet.")
            }
            owner.password = try await hasher.hash(password)
            try await store.saveDocument(encoded(owner), "owner", in: Collection.owner)
            self.owner = owner
        } catch {
            throw Self.storage(error)
        }
        await trail.note(.passwordChanged, from: address)
        await endEverything()
    }

    /// Sets another password for somebody who knows the present one, of which no more are tried than at a sign-in. Everybody
    /// who is in is shut out, whoever asks among them.
    package func changePassword(
        _ password: String,
        knowing present: String,
        from address: String?
    ) async throws(AccessError) {
        let login: String
        do {
            login = try await storedOwner()?.login ?? ""
        } catch {
            throw Self.storage(error)
        }
        do {
            try await check(login: login, password: present, from: address)
        } catch {
            guard error.code == .wrongPassword else { throw error }
            await trail.note(.passwordChangeFailed, from: address)
            throw AccessError(.wrongPresentPassword, "That is not the present password.")
        }
        try await resetPassword(password, from: address)
    }

    /// Ends every session and every token at once.
    package func endEverything() async {
        endedSessions.formUnion(((try? await patientStore.documents(in: Collection.sessions)) ?? [:]).keys)
        endedSessions.formUnion(sessions.keys)
        sessions = [:]
        refreshTokens = [:]
        codes = [:]
        for collection in [Collection.sessions, Collection.refreshTokens] {
            for key in ((try? await patientStore.documents(in: collection)) ?? [:]).keys {
                try? await patientStore.removeDocument(key, in: collection)
            }
        }
        await trail.note(.signedOutEverywhere)
    }

    func storedOwner() async throws -> Owner? {
        if let owner { return owner }
        guard let bytes = try await store.document("owner", in: Collection.owner) else { return nil }
        owner = try JSONDecoder().decode(Owner.self, from: Data(bytes))
        return owner
    }
}
