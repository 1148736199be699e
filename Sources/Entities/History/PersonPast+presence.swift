import Store
import WithingsModel

/// Who was in bed.
extension PersonPast {
    /// - Parameter device: the mat; nil for the person, who is in bed while on any mat.
    func presence(on device: String?) async throws -> [PastValue] {
        let events = try await store.bedEvents(of: user, in: range, limit: .max)
            .filter { device == nil || $0.deviceID == device }
            .sorted { ($0.at, $0.receivedAt) < ($1.at, $1.receivedAt) }
        if events.isEmpty { return [] }
        let nights = try await store.sleep(of: user, endingIn: widened(by: 2 * 86_400))
        var changes: [(at: EpochSeconds, mat: String, isIn: Bool)] = []
        for (index, event) in events.enumerated() {
            let mat = event.deviceID ?? ""
            changes.append((event.at, mat, event.isInBed))
            guard event.isInBed else { continue }
            // A notification of getting up can have got lost: the night that ended says it then.
            let next = events[(index + 1)...].first { ($0.deviceID ?? "") == mat }?.at ?? .max
            let ending = nights.filter { $0.endAt < next }
            if let end = BedPresence.end(of: event, in: ending) { changes.append((end, mat, false)) }
        }
        var occupied: Set<String> = []
        return changes.sorted { $0.at < $1.at }.filter { range.contains($0.at) }.map { at, mat, isIn in
            if isIn { occupied.insert(mat) } else { occupied.remove(mat) }
            return PastValue(at: at, value: .flag(!occupied.isEmpty))
        }
    }
}
