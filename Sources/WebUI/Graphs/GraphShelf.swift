import Store
import WithingsModel

/// Keeps what was worked out of people's records as long as it is true: until something of the record is another, until the
/// moment comes from which it would be drawn otherwise, and until it is in the way. Who asks for the same at once waits for
/// the one who came first.
actor GraphShelf<Key: Hashable & Sendable, Value: Sendable> {
    /// What somebody worked out.
    struct Content: Sendable {
        var value: Value
        /// What it takes of the memory, roughly.
        var bytes: Int
        /// The first moment at which it is not true any more; nil for what only the record changes.
        var validUntil: EpochSeconds?
        /// Whether it tells of what went on within nights and days, and not of lists alone.
        var readsDetail = false
    }

    private struct Place {
        var version: RecordVersion
        var work: Task<Content, any Error>
        /// nil while it is being worked out.
        var content: Content?
        var lastUse: UInt64
    }

    private let room: Int
    private var places: [Key: Place] = [:]
    private var uses: UInt64 = 0
    /// How much of the room is taken.
    private(set) var bytes = 0

    /// - Parameter room: bytes that may be kept.
    init(room: Int) { self.room = room }

    /// - Parameters:
    ///   - version: of what it is made of, asked for before anything was read.
    ///   - work: works it out where nobody has.
    func value(
        _ key: Key,
        version: RecordVersion,
        now: EpochSeconds,
        _ work: @escaping @Sendable () async throws -> Content
    ) async throws -> Value {
        uses += 1
        if let place = places[key], isTrue(place, of: version, at: now) {
            places[key]?.lastUse = uses
            if let content = place.content { return content.value }
            return try await place.work.value.value
        }
        remove(key)
        // Its own task: who came first may leave, and the others still wait.
        let task = Task { try await work() }
        let use = uses
        places[key] = Place(version: version, work: task, lastUse: use)
        do {
            let content = try await task.value
            keep(content, for: key, task)
            return content.value
        } catch {
            if places[key]?.work == task { places[key] = nil }
            throw error
        }
    }

    private func isTrue(_ place: Place, of version: RecordVersion, at now: EpochSeconds) -> Bool {
        guard place.version.lists == version.lists, now < place.content?.validUntil ?? .max else { return false }
        // While it is worked out nobody knows what it reads.
        return place.content?.readsDetail == false || place.version.everything == version.everything
    }

    private func keep(_ content: Content, for key: Key, _ task: Task<Content, any Error>) {
        // Somebody may have begun anew meanwhile, of a newer record.
        guard places[key]?.work == task else { return }
        guard content.bytes <= room else {
            places[key] = nil
            return
        }
        places[key]?.content = content
        bytes += content.bytes
        while bytes > room, let oldest = places.filter({ $0.value.content != nil }).min(by: isUsedLonger)?.key {
            remove(oldest)
        }
    }

    private func isUsedLonger(_ one: (key: Key, value: Place), _ other: (key: Key, value: Place)) -> Bool {
        one.value.lastUse < other.value.lastUse
    }

    private func remove(_ key: Key) {
        bytes -= places.removeValue(forKey: key)?.content?.bytes ?? 0
    }
}
