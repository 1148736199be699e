import Entities

/// A card of values that belong together.
struct GroupView: Sendable, Equatable {
    var anchor: String
    var title: String
    /// When and by what, where it is the same for most rows; the others say it themselves.
    var caption: MeasuredView?
    var rows: [EntityRow]
    /// Values that are not shown at first.
    var more: [EntityRow]
    var moreLabel: String
    var hasMore: Bool

    /// Off by default in Home Assistant, but what a person asks first after a night.
    private static let shownFirst: Set<String> = [
        "sleep_score", "sleep_total_duration_seconds", "sleep_light_duration_seconds", "sleep_rem_duration_seconds",
        "sleep_start", "sleep_end",
    ]

    /// nil where nothing of the group has ever been measured.
    init?(_ group: EntityGroup, _ entities: [Entity], of person: String, in words: PageWords) {
        guard entities.contains(where: { $0.value != nil }) else { return nil }
        func isShown(_ entity: Entity) -> Bool {
            entity.description.enabledByDefault
                || entity.value != nil && Self.shownFirst.contains(entity.description.key)
        }
        let shown = entities.filter(isShown)
        let hidden = entities.filter { !isShown($0) && $0.value != nil }
        // A group of which only hidden values are known shows those.
        let isWorthSplitting = shown.contains { $0.value != nil }
        var rows = (isWorthSplitting ? shown : hidden).map { EntityRow($0, in: words) }
        var more = isWorthSplitting ? hidden.map { EntityRow($0, in: words) } : []
        // Of what is seen at once: what is folded away says its own time.
        let caption = Self.mostCommon(rows.compactMap(\.measured))
        for index in rows.indices where rows[index].measured == caption { rows[index].measured = nil }
        for index in more.indices where more[index].measured == caption { more[index].measured = nil }
        anchor = "\(person)-\(group.rawValue)"
        title = words.texts[group.title]
        self.caption = caption
        self.rows = rows
        self.more = more
        hasMore = !more.isEmpty
        moreLabel = words.texts(.moreValues, ["count": "\(more.count)"])
    }

    private static func mostCommon(_ measured: [MeasuredView]) -> MeasuredView? {
        var counts: [(view: MeasuredView, count: Int)] = []
        for view in measured {
            if let index = counts.firstIndex(where: { $0.view == view }) {
                counts[index].count += 1
            } else {
                counts.append((view, 1))
            }
        }
        // The first of the largest, so that the same values always give the same page.
        var best: (view: MeasuredView, count: Int)?
        for next in counts where next.count > best?.count ?? 0 { best = next }
        return best?.view
    }
}
