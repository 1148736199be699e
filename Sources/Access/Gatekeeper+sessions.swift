import Crypto
import Foundation
import Store
import WithingsModel

extension Gatekeeper {
    /// Checks a sign-in and opens a session for the pages. - Returns: the session with the value of its cookie.
    package func signIn(
        login: String,
        password: String,
        from address: String?,
        language: String? = nil
    ) async throws(AccessError) -> Session {
        try await verify(login: login, password: password, from: address)
        return try await openSession(language: language)
    }

    /// Opens a session for the owner without a password: right after the account was made.
    package func openSession(language: String? = nil) async throws(AccessError) -> Session {
        do {
            guard let owner = try await storedOwner() else {
                throw AccessError(.wrongPassword, "There is no owner account yet.")
            }
            let cookie = RandomToken.base64URL(RandomToken.bytes(32))
            let stored = StoredSession(startedAt: clock.nowSeconds, seenAt: clock.nowSeconds, language: language)
            let key = RandomToken.fingerprint(of: cookie)
            try await patientStore.saveDocument(encoded(stored), key, in: Collection.sessions)
            sessions[key] = stored
            await settleTimes()
            await removeExpiredSessions()
            return Self.session(cookie, owner: owner, language: language)
        } catch {
            throw Self.storage(error)
        }
    }

    /// The session a cookie stands for, nil if it is not good any more.
    package func session(_ cookie: String?) async -> Session? {
        guard let cookie, (40...64).contains(cookie.utf8.count) else { return nil }
        let key = RandomToken.fingerprint(of: cookie)
        guard let owner = try? await storedOwner(), var stored = await storedSession(key) else { return nil }
        let now = clock.nowSeconds
        // The clock was years ahead then; a session is not to last until it comes there again.
        if isFromFuture(stored.seenAt) { stored.seenAt = now - StoredSession.writeInterval }
        guard now - stored.seenAt < StoredSession.lifetime else {
            await forgetSession(key)
            return nil
        }
        if now - stored.seenAt >= StoredSession.writeInterval {
            stored.seenAt = now
            sessions[key] = stored
            // A visit that is not written down only shortens the session; it is no reason to turn anybody away.
            if let bytes = try? encoded(stored) {
                try? await patientStore.saveDocument(bytes, key, in: Collection.sessions)
            }
        }
        return Self.session(cookie, owner: owner, language: stored.language)
    }

    /// Keeps the language that somebody chose on the pages, as long as they stay signed in.
    package func setLanguage(_ language: String, of cookie: String) async throws(AccessError) {
        let key = RandomToken.fingerprint(of: cookie)
        guard var stored = await storedSession(key) else { return }
        stored.language = language
        sessions[key] = stored
        do {
            try await patientStore.saveDocument(encoded(stored), key, in: Collection.sessions)
        } catch {
            throw Self.storage(error)
        }
    }

    package func signOut(_ cookie: String) async {
        await forgetSession(RandomToken.fingerprint(of: cookie))
    }

    private func storedSession(_ key: String) async -> StoredSession? {
        if let known = sessions[key] { return known }
        guard let bytes = try? await patientStore.document(key, in: Collection.sessions),
            let stored = try? JSONDecoder().decode(StoredSession.self, from: Data(bytes)),
            !endedSessions.contains(key)
        else { return nil }
        sessions[key] = stored
        return stored
    }

    private func forgetSession(_ key: String) async {
        endedSessions.insert(key)
        sessions[key] = nil
        try? await patientStore.removeDocument(key, in: Collection.sessions)
    }

    private func removeExpiredSessions() async {
        guard let all = try? await patientStore.documents(in: Collection.sessions) else { return }
        for (key, bytes) in all {
            let stored = try? JSONDecoder().decode(StoredSession.self, from: Data(bytes))
            let seenAt = max(stored?.seenAt ?? 0, sessions[key]?.seenAt ?? 0)
            if clock.nowSeconds - seenAt >= StoredSession.lifetime { await forgetSession(key) }
        }
    }

    /// What was begun while the clock was ahead counts from now on, also where nobody comes with it: sessions and long-lived
    /// tokens.
    package func settleTimes() async {
        for (key, bytes) in (try? await patientStore.documents(in: Collection.sessions)) ?? [:] {
            guard var stored = sessions[key] ?? (try? JSONDecoder().decode(StoredSession.self, from: Data(bytes))),
                isFromFuture(stored.seenAt)
            else { continue }
            stored.seenAt = clock.nowSeconds
            sessions[key] = stored
            if let bytes = try? encoded(stored) {
                try? await patientStore.saveDocument(bytes, key, in: Collection.sessions)
            }
        }
        for token in ((try? await storedRefreshTokens()) ?? [:]).values where token.kind == .longLived {
            _ = await settled(token)
        }
    }

    /// The form token follows from the cookie, so that it need not be kept and cannot be made without it.
    private static func session(_ cookie: String, owner: Owner, language: String?) -> Session {
        let key = SymmetricKey(data: Data(cookie.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data("form token".utf8), using: key)
        return Session(cookie: cookie, formToken: RandomToken.base64URL(code), name: owner.name, language: language)
    }
}
