import WithingsModel

/// Makes entities of drafts: whose they are, under which ids, and since when they show what they show.
struct EntityPlacing {
    private let known: [String: Entity]
    /// Whether the records were read just now.
    var isSeen: Bool
    private let now: EpochSeconds

    init(known: [Entity], isSeen: Bool, now: EpochSeconds) {
        self.known = Dictionary(known.map { ($0.uniqueID, $0) }, uniquingKeysWith: { first, _ in first })
        self.isSeen = isSeen
        self.now = now
    }

    func place(
        _ draft: EntityDraft,
        of person: Person,
        product: Product?,
        handle: EntityHandle,
        ids: inout EntityIDs
    ) -> Entity {
        let owner = product?.id ?? "\(person.user)"
        let uniqueID = "withings_\(owner)_\(draft.description.key)"
        let old = known[uniqueID]
        return Entity(
            description: draft.description,
            uniqueID: uniqueID,
            entityID: ids.take(handle.entityID(of: draft.description), for: uniqueID),
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
            timeZone: draft.timeZone
        )
    }

    /// A value met for the first time has been so since it was measured, whenever this program was started.
    private func changedAt(_ draft: EntityDraft, _ old: Entity?) -> EpochSeconds {
        guard let old else { return min(now, draft.measuredAt ?? now) }
        return old.value == draft.value ? old.changedAt : now
    }
}
