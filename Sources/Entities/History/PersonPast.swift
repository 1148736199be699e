import Store
import WithingsModel

/// What a past is read from.
package typealias PastStore = RecordStore & DetailStore & BedStore & DocumentStore

/// A person's record over a stretch of time, entity by entity: measures and what follows from them, nights and naps,
/// days of activity, workouts, samples of a day, who was in bed. Nights and days are read once, however many entities
/// are asked for.
package actor PersonPast {
    let user: WithingsUserID
    let range: Range<EpochSeconds>
    let store: any PastStore
    /// Samples and segments before this are not looked at: there are thousands a day.
    let detailsFrom: EpochSeconds?
    /// Nothing is said to have become unknown after this.
    let now: EpochSeconds
    private var keys: [MeasureSeriesKey]?
    private var names: DeviceNames?
    /// For readings that carry no zone of their own; nil until it was looked for.
    private var profileZone: String??
    private var nights: [SleepSummary]?
    private var days: [[DailyActivity]]?

    /// The times that records can have; whoever asks for more gets these.
    package static let allTime: Range<EpochSeconds> = -62_135_596_800..<253_402_300_800

    /// - Parameter now: until then a sleep of this morning may turn out to be no night, and is none so far.
    package init(
        of user: WithingsUserID,
        in range: Range<EpochSeconds> = allTime,
        detailsFrom: EpochSeconds? = nil,
        until now: EpochSeconds = .max,
        from store: any PastStore
    ) {
        self.user = user
        self.now = now
        self.detailsFrom = detailsFrom
        self.range = range.clamped(to: Self.allTime)
        self.store = store
    }

    /// Whether an entity has a past here at all; goals and batteries are only known as they are now.
    package static func hasPast(_ row: EntityDescription) -> Bool {
        switch row.source {
        case .measure, .night, .nap, .today, .workout, .intraday, .bed, .matBed: true
        case .derived(let figure): figure != .provisionalNight
        case .timing(_, let figure): figure == .measuredAt
        case .legacy(let key): Catalogue.description(key).map(hasPast) ?? false
        case .goal, .event, .link, .battery, .lastSession, .bridge, .calendar: false
        }
    }

    /// The values of an entity, oldest first.
    package func values(of entity: Entity) async throws -> [PastValue] {
        guard case .matBed = entity.description.source else { return try await values(of: entity.description) }
        return try await presence(on: entity.product?.id)
    }

    /// The values of a person's entity, oldest first.
    package func values(of row: EntityDescription) async throws -> [PastValue] {
        switch row.source {
        case .measure(.atrialFibrillationECG, nil): try await atrialFibrillationResults()
        case .measure(let type, let position): try await measures(type, position)
        case .night(let field): try await nightValues(field)
        case .nap(let field): try await napValues(field)
        case .today(let field): try await dayValues(field)
        case .workout(let field): try await workoutValues(field)
        case .intraday(let field): try await samples(field)
        case .derived(.bodyMassIndex): try await bodyMassIndices()
        case .derived(.bodyWater): try await bodyWaters()
        case .derived(.weightChange): try await weightChanges()
        case .derived(.sleepState): try await sleepStates()
        case .bed: try await presence(on: nil)
        case .timing(let group, .measuredAt): try await moments(of: group)
        case .legacy(let key): if let row = Catalogue.description(key) { try await values(of: row) } else { [] }
        default: []
        }
    }

    func measures(
        _ type: MeasureType,
        _ position: BodyPosition?,
        in range: Range<EpochSeconds>? = nil
    ) async throws -> [PastValue] {
        let range = range ?? self.range
        let known = try await seriesKeys()
        let wanted = known.filter { key in
            key.type == type && type.part(at: key.position) == position
        }
        if wanted.isEmpty { return [] }
        let (names, zone) = (try await deviceNames(), try await zoneOfProfile())
        var values: [PastValue] = []
        var seen = Set<GroupValue>()
        for key in wanted {
            let details = EntityDetail.place(of: Measure(type: type, value: 0, position: key.position))
            for point in try await store.series(key, of: user, in: range) {
                // A device may send one value for the whole body and once more without a place.
                if wanted.count > 1, !seen.insert(GroupValue(point)).inserted { continue }
                let past = PastValue(
                    at: point.measuredAt,
                    value: MeasureFigures.value(Measure(type: type, value: point.value)),
                    attribution: point.attribution,
                    timeZone: point.timeZone ?? zone,
                    details: details
                )
                let name = names.name(point.deviceID, model: point.modelName, modelID: point.modelID)
                values.append(past.by(point.deviceID, name))
            }
        }
        return wanted.count > 1 ? values.sorted { $0.at < $1.at } : values
    }

    private struct GroupValue: Hashable {
        var group: Int64
        var value: ExactDecimal
        init(_ point: MeasurePoint) {
            group = point.groupID
            value = point.value
        }
    }

    func seriesKeys() async throws -> [MeasureSeriesKey] {
        if let keys { return keys }
        let read = try await store.seriesKeys(of: user)
        keys = read
        return read
    }

    func deviceNames() async throws -> DeviceNames {
        if let names { return names }
        let read = DeviceNames(try await store.devices(of: user))
        names = read
        return read
    }

    func zoneOfProfile() async throws -> String? {
        if let profileZone { return profileZone }
        let read = try await ProfileTimeZone.read(of: user, from: store)
        profileZone = .some(read)
        return read
    }

    /// Every day's night, by the rule that picks the last one.
    func chosenNights() async throws -> [SleepSummary] {
        if let nights { return nights }
        // The rows of a day of waking belong together, also where the range cuts through the day.
        let rows = try await store.sleep(of: user, endingIn: widened(by: 2 * 86_400))
        let open = now == .max ? nil : try await NightChooser.doubtful(of: user, in: store, at: now)
        let chosen = Dictionary(grouping: rows, by: \.day).values.compactMap { NightChooser.lastNight($0) }
            .filter { range.contains($0.endAt) && $0.id != open?.id }
            .sorted { ($0.endAt, $0.id) < ($1.endAt, $1.id) }
        nights = chosen
        return chosen
    }

    /// The rows of every day, oldest day first, best source first.
    func sortedDays() async throws -> [[DailyActivity]] {
        if let days { return days }
        let wide = widened(by: 2 * 86_400)
        let first = LocalDay(daysSinceEpoch: Int(wide.lowerBound / 86_400))
        let last = LocalDay(daysSinceEpoch: Int(wide.upperBound / 86_400))
        let rows = try await store.activity(of: user, in: first...last)
        let sorted = Dictionary(grouping: rows, by: \.day).sorted { $0.key < $1.key }
            .map { $0.value.sorted(by: TodayChooser.better) }
        days = sorted
        return sorted
    }

    func widened(by seconds: EpochSeconds) -> Range<EpochSeconds> {
        (range.lowerBound - seconds..<range.upperBound + seconds).clamped(to: Self.allTime)
    }
}
