extension Gatekeeper {
    /// Ends when a token is revoked, at once for one that is not known. For doors that are held open: a connection on which nothing
    /// is said would not notice.
    package func revocation(of id: String) -> AsyncStream<Never> {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        guard let refreshTokens, refreshTokens[id] != nil else {
            continuation.finish()
            return stream
        }
        lastWaiting += 1
        let number = lastWaiting
        waiting[id, default: [:]][number] = continuation
        // Whoever went away waits no longer.
        continuation.onTermination = { [weak self] _ in Task { await self?.forget(number, of: id) } }
        return stream
    }

    func tellRevoked() {
        guard let refreshTokens, !waiting.isEmpty else { return }
        for id in waiting.keys.filter({ refreshTokens[$0] == nil }) {
            for continuation in (waiting.removeValue(forKey: id) ?? [:]).values { continuation.finish() }
        }
    }

    /// Ends with the session of a cookie, at once where there is none: it was signed out, here or everywhere.
    ///
    /// A session that only gets old ends when it is asked about (``session(_:)``).
    package func end(of cookie: String) async -> AsyncStream<Never> {
        let key = RandomToken.fingerprint(of: cookie)
        let isGood = await session(cookie) != nil
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        guard isGood, sessions[key] != nil else {
            continuation.finish()
            return stream
        }
        lastWaiting += 1
        let number = lastWaiting
        watchingSessions[key, default: [:]][number] = continuation
        continuation.onTermination = { [weak self] _ in Task { await self?.forgetWatch(number, of: key) } }
        return stream
    }

    func tellEnded() {
        guard !watchingSessions.isEmpty else { return }
        for key in watchingSessions.keys.filter({ sessions[$0] == nil }) {
            for continuation in (watchingSessions.removeValue(forKey: key) ?? [:]).values { continuation.finish() }
        }
    }

    private func forgetWatch(_ number: Int, of key: String) {
        watchingSessions[key]?[number] = nil
        if watchingSessions[key]?.isEmpty == true { watchingSessions[key] = nil }
    }

    private func forget(_ number: Int, of id: String) {
        waiting[id]?[number] = nil
        if waiting[id]?.isEmpty == true { waiting[id] = nil }
    }
}
