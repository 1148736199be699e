import WithingsModel

/// Makes entities of drafts: whose they are, under which ids, and since when they show what they show.
struct EntityPlacing {
    private let known: [String: Entity]
    /// Whether the records were read just now.
    var isSeen: Bool
    private let now: EpochSeconds
    private let pattern: EntityIDPattern?

    init(known: [Entity], isSeen: Bool, now: EpochSeconds, pattern: EntityIDPattern? = nil) {
        self.known = Dictionary(known.map { ($0.uniqueID, $0) }, uniquingKeysWith: { first, _ in first })
        self.isSeen = isSeen
        self.now = now
        self.pattern = pattern
    }

    func place(
        _ draft: EntityDraft,
        of person: Person,
        product: Product?,
        handle: EntityHandle,
        ids: inout EntityIDs
    ) -> Entity {
        let uniqueID = Self.uniqueID(of: draft.description, person: person, product: product)
        let old = known[uniqueID]
        var entity = Entity(
            description: draft.description,
            uniqueID: uniqueID,
            entityID: ids.take(handle.entityID(of: draft.description, pattern: pattern), for: uniqueID),
            person: person,
            product: product,
            value: draft.value,
            measuredAt: draft.measuredAt,
            device: draft.device,
            deviceID: draft.deviceID,
            attribution: draft.attribution,
            lastReset: draft.lastReset,
            isProvisional: draft.isProvisional,
            changedAt: changedAt(draft, old),
            updatedAt: isSeen ? now : old?.updatedAt ?? now,
            timeZone: draft.timeZone,
            details: draft.details
        )
        if let old { entity.revisedAt = old == entity ? old.revisedAt : now }
        return entity
    }

    private static func uniqueID(of row: EntityDescription, person: Person, product: Product?) -> String {
        if case .legacy(let key) = row.source {
            let slug = EntitySlug.slug(person.name)
            return "withings_\(slug.isEmpty ? "\(person.user)" : slug)_\(person.user)_\(key)"
        }
        // The bridge's keys say already that they are the bridge's.
        if row.owner == .bridge { return "withings_\(row.key)" }
        return "withings_\(product?.id ?? "\(person.user)")_\(row.key)"
    }

    /// A value met for the first time has been so since it was measured, whenever this program was started.
    private func changedAt(_ draft: EntityDraft, _ old: Entity?) -> EpochSeconds {
        guard let old else { return min(now, draft.measuredAt ?? now) }
        return old.value == draft.value ? old.changedAt : now
    }
}
