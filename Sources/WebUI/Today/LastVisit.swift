import Foundation
import Store
import WithingsModel

/// When somebody looked at the pages last, to tell what is new. Pages opened within half an hour are one visit.
struct LastVisit: Codable, Sendable, Equatable {
    var seenAt: EpochSeconds
    /// The end of the visit before this one; nil on the first.
    var before: EpochSeconds?

    private static let collection = "page_visits"
    private static let key = "owner"
    private static let pause: EpochSeconds = 1_800

    /// Notes that somebody looks now.
    ///
    /// - Returns: when the visit before ended; nil on the first.
    static func note(now: EpochSeconds, in store: any DocumentStore) async -> EpochSeconds? {
        var visit = LastVisit(seenAt: now)
        if let bytes = try? await store.document(key, in: collection),
            let kept = try? JSONDecoder().decode(LastVisit.self, from: Data(bytes))
        {
            visit = kept.after(now)
            guard now - kept.seenAt > 60 || now < kept.seenAt else { return visit.before }
        }
        // A visit that cannot be noted shows the same news again, which harms nobody.
        if let bytes = try? JSONEncoder().encode(visit) {
            try? await store.saveDocument(Array(bytes), key, in: collection)
        }
        return visit.before
    }

    /// Without noting anything, for the parts of a page that move on by themselves.
    static func before(now: EpochSeconds, in store: any DocumentStore) async -> EpochSeconds? {
        guard let bytes = try? await store.document(key, in: collection),
            let kept = try? JSONDecoder().decode(LastVisit.self, from: Data(bytes))
        else { return nil }
        return kept.after(now).before
    }

    /// A clock that was ahead for a while leaves visits behind that have not happened yet: they tell nothing.
    func after(_ now: EpochSeconds) -> LastVisit {
        let ended = now - seenAt > Self.pause ? seenAt : before
        return LastVisit(seenAt: now, before: ended.flatMap { $0 > now ? nil : $0 })
    }
}
