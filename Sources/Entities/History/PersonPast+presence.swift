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
        let devices = try await store.devices(of: user)
        let names = try await deviceNames()
        let zones = Dictionary(devices.map { ($0.id, $0.timeZone) }, uniquingKeysWith: { first, _ in first })
        /// - Parameter isIn: nil where nobody can say any more.
        var changes: [(at: EpochSeconds, mat: String, isIn: Bool?)] = []
        for (index, event) in events.enumerated() {
            let mat = event.deviceID ?? ""
            changes.append((event.at, mat, event.isInBed))
            guard event.isInBed else { continue }
            // A notification of getting up can have got lost: the night that ended says it then.
            let next = events[(index + 1)...].first { ($0.deviceID ?? "") == mat }?.at ?? .max
            let ending = nights.filter { $0.endAt < next }
            let limit = event.at + BedPresence.longest + 1
            if let end = BedPresence.end(of: event, in: ending) {
                changes.append((end, mat, false))
            } else if next > limit, limit <= now {
                changes.append((limit, mat, nil))
            }
        }
        var occupied: Set<String> = []
        return changes.sorted { $0.at < $1.at }.filter { range.contains($0.at) }.map { at, mat, isIn in
            if isIn == true { occupied.insert(mat) } else { occupied.remove(mat) }
            let value: EntityValue? = isIn == nil && occupied.isEmpty ? nil : .flag(!occupied.isEmpty)
            let zone = zones[mat] ?? nil
            let details = EntityDetail.device(mat.isEmpty ? nil : mat) + PastValue.account
            let past = PastValue(at: at, value: value, timeZone: zone, details: details)
            return mat.isEmpty ? past : past.by(mat, names.name(mat, model: nil, modelID: nil))
        }
    }
}
