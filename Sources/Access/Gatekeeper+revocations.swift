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

    private func forget(_ number: Int, of id: String) {
        waiting[id]?[number] = nil
        if waiting[id]?.isEmpty == true { waiting[id] = nil }
    }
}
