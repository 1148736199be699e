import Store
import WithingsAPI
import WithingsModel

extension AccountSync {
    /// Seconds that a signal is left alone which Withings would not give.
    private static let restOfSignal = 86_400.0
    /// Of how many recordings without a signal one is chosen.
    private static let looked = 50

    /// Fetches the newest signal that is missing, once.
    func readSignal(of kind: RecordKind) async throws(SyncFault) {
        let resting = (restingSignals[kind] ?? [:]).filter { $0.value > clock.uptime }
        restingSignals[kind] = resting
        let limit = Self.looked + resting.count
        let missing = try await stored { () async throws in
            try await kind == .stethoscope
                ? store.missingStethoscopeSignals(of: user, limit: limit)
                : store.missingHeartSignals(of: user, limit: limit)
        }
        guard let id = missing.first(where: { resting[$0] == nil }) else {
            signalsAreThere.insert(kind)
            return
        }
        do throws(SyncFault) {
            try await keep(try await calls.signal(id, of: kind))
        } catch {
            // A recording that Withings does not give must not hide the ones behind it.
            guard error.remedy == .patience, error.code != WithingsError.Code.forbidden.rawValue else { throw error }
            restingSignals[kind, default: [:]][id] = clock.uptime + Self.restOfSignal
        }
    }
}
