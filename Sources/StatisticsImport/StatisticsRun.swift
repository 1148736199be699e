import Entities
import Foundation
import HomeAssistantLink
import Logging
import Store
import WithingsModel

/// Brings the whole record into Home Assistant once: what changed, series by series, and reads it back.
package struct StatisticsRun: Sendable {
    private let link: any HomeAssistantLink
    private let store: any BridgeStore
    private let mode: StatisticsMode
    private let language: String
    private let clock: any WallClock
    private let logger: Logger

    /// Where is remembered what was brought over.
    static let collection = "home_assistant.statistics"

    package init(
        link: any HomeAssistantLink,
        store: any BridgeStore,
        mode: StatisticsMode,
        language: String,
        clock: any WallClock,
        logger: Logger
    ) {
        self.link = link
        self.store = store
        self.mode = mode
        self.language = language
        self.clock = clock
        self.logger = logger
    }

    /// - Parameter onProgress: called with the status whenever it changed.
    /// - Returns: the status at the end; what is wrong with single series stands in it.
    /// - Throws: ``HomeAssistantFault`` where nothing can go on, `StoreError`.
    package func run(
        onProgress: @escaping @Sendable (StatisticsStatus) async -> Void = { _ in }
    ) async throws -> StatisticsStatus {
        let progress = StatisticsProgress(mode: mode, startedAt: clock.nowSeconds, onProgress: onProgress)
        let people = try await store.accounts().map { Person(user: $0.user, name: $0.profile) }
        let memories = try await store.documents(in: Self.collection).compactMapValues(SeriesMemory.init)
        let status = try await link.withSession { session in
            let version = await session.version
            let desk = RecorderDesk(session: session, version: HomeAssistantVersion(version))
            await progress.connected(version)
            let known = try await desk.known()
            let entities = mode == .merge ? try await desk.entityIDs() : [:]
            let slugs = PersonSlugs.slugs(of: people)
            var kept = Set<String>()
            for person in people {
                let shelf = SeriesShelf(
                    person: person,
                    slug: slugs[person.user] ?? "withings_\(person.user)",
                    language: language,
                    store: store
                )
                let past = PersonPast(of: person.user, until: clock.nowSeconds, from: store)
                let rows = try await shelf.descriptions()
                let months = try await shelf.monthsOfSamples()
                await progress.expects(series: rows.count)
                for row in rows {
                    try Task.checkCancellation()
                    let id = id(of: row, shelf, entities)
                    // What Home Assistant has lost is not as it was.
                    let memory = id.flatMap { known[$0] == nil ? nil : memories[$0] }
                    let make:
                        @Sendable (SeriesMemory?) async throws -> Result<
                            StatisticsSeries?, StatisticsStatus.SeriesFault
                        > = {
                            guard case .intraday = row.source else {
                                return try await placed(shelf.series(row, past: past), id: id, known: known)
                            }
                            return try await placed(
                                shelf.samples(row, months: months, memory: $0),
                                id: id,
                                known: known
                            )
                        }
                    switch try await make(memory) {
                    case .success(let series?):
                        kept.insert(series.id)
                        try await bring(series, memories[series.id], known[series.id], desk, progress) {
                            if case .success(let whole?) = try await make(nil) { whole } else { series }
                        }
                    case .success(nil): break
                    case .failure(let fault): await progress.failed(fault)
                    }
                    await progress.finishedSeries()
                }
            }
            try await tidy(memories, kept: kept, people: people, known: known, desk)
            return await progress.finish(at: clock.nowSeconds)
        }
        logger.info(
            "Statistics were brought to Home Assistant.",
            metadata: [
                "series": "\(status.seriesTotal)", "changed": "\(status.seriesChanged)", "rows": "\(status.rowsSent)",
                "faults": "\(status.seriesFaults.count)",
            ]
        )
        return status
    }

    private func bring(
        _ series: StatisticsSeries,
        _ memory: SeriesMemory?,
        _ known: RecorderDesk.KnownSeries?,
        _ desk: RecorderDesk,
        _ progress: StatisticsProgress,
        whole: () async throws -> StatisticsSeries
    ) async throws {
        await progress.expects(rows: series.rows.count)
        let work = SeriesImport(
            desk: desk,
            clock: clock,
            onSent: { await progress.sent(rows: $0) },
            onOpenSum: { await progress.leftOpen() },
            onHeld: { await progress.held(until: $0) }
        )
        do {
            guard let fresh = try await work.run(series, memory: memory, known: known, whole: whole) else { return }
            try await store.saveDocument(fresh.encoded, series.id, in: Self.collection)
            await progress.changed()
        } catch let fault as HomeAssistantFault where !fault.endsEverything {
            // One wrong series never stops the rest.
            logger.warning(
                "A series could not be brought to Home Assistant.",
                metadata: ["series": "\(series.id)", "code": "\(fault.code.rawValue)"]
            )
            await progress.failed(.init(seriesID: series.id, message: fault.description))
        }
    }

    /// The id of a series in this mode; nil where Home Assistant has no entity to merge it into.
    private func id(of row: EntityDescription, _ shelf: SeriesShelf, _ entities: [String: String]) -> String? {
        guard mode == .merge else { return SeriesShelf.id(slug: shelf.slug, key: row.key) }
        return entities["withings_\(shelf.person.user)_\(row.key)"]
    }

    /// A series as it is to be brought over in this mode; nil where there is nothing to bring.
    private func placed(
        _ series: StatisticsSeries?,
        id: String?,
        known: [String: RecorderDesk.KnownSeries]
    ) -> Result<StatisticsSeries?, StatisticsStatus.SeriesFault> {
        guard var series, let id else { return .success(nil) }
        guard mode == .merge else { return .success(series) }
        series.id = id
        // Under a name of long ago it is the same unit; the import gives it the name of today.
        guard let theirs = known[id], FormerUnit.today(of: theirs.unit) != series.unit else { return .success(series) }
        guard let conversion = UnitConversion(from: series.unit, to: theirs.unit),
            theirs.hasSum == (series.form == .sum)
        else {
            return .failure(
                .init(
                    seriesID: id,
                    message: "Home Assistant keeps it as \(theirs.unit ?? "a number without unit"), "
                        + "which cannot be made of \(series.unit ?? "a number without unit")."
                )
            )
        }
        series.unit = theirs.unit
        series.rows = series.rows.map(conversion.convert)
        return .success(series)
    }

    /// Removes our own series that have another name now (a profile was renamed) or nothing in them any more, and all of them
    /// once everything goes into the sensors' own: they would stand there twice, and never go on. Those of people who are no
    /// longer linked stay: their readings do too.
    private func tidy(
        _ memories: [String: SeriesMemory],
        kept: Set<String>,
        people: [Person],
        known: [String: RecorderDesk.KnownSeries],
        _ desk: RecorderDesk
    ) async throws {
        let users = Set(people.map(\.user.rawValue))
        for (id, memory) in memories where users.contains(memory.user) && !kept.contains(id) {
            guard id.hasPrefix("\(StatisticsSeries.source):") else { continue }
            if known[id] != nil { try await desk.clear(id) }
            try await store.removeDocument(id, in: Self.collection)
        }
    }
}

extension StatisticsStatus.SeriesFault: Error {}

extension HomeAssistantFault {
    /// Whether the fault is with the connection or the token, and not with one series.
    var endsEverything: Bool {
        [.unreachable, .certificate, .notHomeAssistant, .wrongToken, .unauthorized, .lost, .timeout].contains(code)
    }
}
