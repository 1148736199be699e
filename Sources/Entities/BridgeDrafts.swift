import WithingsModel

/// Makes the entities that tell how the bridge itself stands.
enum BridgeDrafts {
    /// Those of a person's link; none where nothing is known of it.
    static func link(_ link: BridgeFacts.Link?) -> [EntityDraft] {
        guard let link else { return [] }
        return Catalogue.link.map { row in
            var draft = EntityDraft(row)
            draft.value =
                switch row.source {
                case .link(.state): .text(link.state.rawValue)
                case .link(.noData): .flag(link.silentSince != nil)
                case .link(.lastSync): link.lastSyncAt.map(EntityValue.moment)
                case .link(.nextSync): link.nextSyncAt.map(EntityValue.moment)
                default: nil
                }
            if row.source == .link(.noData), let since = link.silentSince {
                draft.details = [EntityDetail("since", .text(MomentText.utc(since)))]
            }
            return draft
        }
    }

    /// Those of the bridge as a device.
    static func bridge(_ facts: BridgeFacts?) -> [EntityDraft] {
        guard let facts else { return [] }
        return Catalogue.bridge.map { row in
            var draft = EntityDraft(row)
            draft.value =
                switch row.source {
                case .bridge(.version): .text(facts.version)
                case .bridge(.problem): .flag(facts.problem != nil)
                case .bridge(.webhook): .text(facts.webhook.rawValue)
                case .bridge(.lastSync): facts.links.values.compactMap(\.lastSyncAt).max().map(EntityValue.moment)
                case .bridge(.nextSync): facts.links.values.compactMap(\.nextSyncAt).min().map(EntityValue.moment)
                default: nil
                }
            if row.source == .bridge(.problem), let problem = facts.problem {
                draft.details = [
                    EntityDetail("since", .text(MomentText.utc(problem.since))),
                    EntityDetail("alerts", .list(problem.codes)),
                    EntityDetail("message", .text(problem.message)),
                ]
            }
            return draft
        }
    }
}
