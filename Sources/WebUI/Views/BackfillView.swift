import Store

/// How far the fetch of the whole history is; shown until it is complete.
struct BackfillView: Sendable, Equatable {
    struct Kind: Sendable, Equatable {
        var name: String
        var isComplete: Bool
        var detail: String
    }

    var kinds: [Kind]

    /// nil where there is nothing to show any more, or nothing is known yet.
    init?(_ backfill: [RecordKind: SyncCursor.Backfill], in words: PageWords) {
        // Devices and goals have no history.
        let kinds: [(RecordKind, Phrase)] = [
            (.measures, .kindMeasures), (.sleep, .kindSleep), (.activity, .kindActivity),
        ]
        let details: [(RecordKind, ControlPhrase)] = [(.sleepDetail, .kindSleepDetail), (.intraday, .kindIntraday)]
        let named =
            kinds.map { ($0.0, words.texts[$0.1]) } + details.map { ($0.0, words.texts[$0.1]) }
        let known = named.filter { backfill[$0.0] != nil }
        guard known.contains(where: { backfill[$0.0]?.isComplete == false }) else { return nil }
        self.kinds = known.compactMap { kind, name in
            guard let progress = backfill[kind] else { return nil }
            let count = words.texts.numbers.text(progress.rows)
            let detail =
                if progress.isComplete {
                    words.texts(.rowsComplete, ["count": count])
                } else if let reached = progress.reachedBackTo {
                    words.texts(.rowsBackTo, ["count": count, "date": words.moments.month(reached)])
                } else {
                    // What lies within nights and days is not counted.
                    progress.rows == 0 ? "" : words.texts(.rowsRead, ["count": count])
                }
            return Kind(name: name, isComplete: progress.isComplete, detail: detail)
        }
    }
}
