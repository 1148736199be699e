import Store
import WithingsModel

/// Makes a person's entities from their records: which there are, and what each shows at a moment.
struct PersonDrafts: Sendable {
    /// In the catalogue's order; measures that the catalogue does not list come last.
    private(set) var drafts: [EntityDraft] = []
    /// Outside of this range of time the drafts have to be made anew though no record changed: today is another day.
    private(set) var validity: Range<EpochSeconds>
    let deviceNames: DeviceNames
    /// Who lies on which mat.
    let presence: BedPresence

    init(
        _ records: PersonRecords,
        of person: Person,
        now: EpochSeconds,
        preferences: EntityPreferences = EntityPreferences()
    ) {
        deviceNames = DeviceNames(records.devices)
        let measures = MeasureFigures.latest(records.measures)
        let body = BodyFigures(measures)
        let timing = MeasureTiming(records.measures, recordings: records.recordings, now: now)
        let limits = Self.limits(preferences.limits, of: person)
        let night = NightChooser.lastNight(records.sleep, at: now)
        let nap = NightChooser.lastNap(records.sleep)
        let workout = LastWorkout.choose(records.workouts)
        let today = TodayChooser(records.activity, now: now)
        presence = BedPresence(records.bedEvents, sleep: records.sleep, now: now)
        validity = today.validity
        shorten(to: presence.unchangedUntil, from: now)
        if let until = NightChooser.undecidedUntil(records.sleep), until > now { shorten(to: until, from: now) }
        shorten(to: timing.unchangedUntil(limits: limits), from: now)
        var unlisted = measures
        for row in Catalogue.all {
            switch row.source {
            case .measure(let type, let position):
                let slot = MeasureFigures.Slot(type: type, position: position)
                let measure = unlisted.removeValue(forKey: slot)
                if let draft = recorded(row, records.recordings, newerThan: measure) ?? measure.map({ draft(row, $0) })
                {
                    drafts.append(draft)
                }
            case .night(let field):
                if !records.sleep.isEmpty { drafts.append(draft(row, field, night)) }
            case .nap(let field):
                if !records.sleep.isEmpty { drafts.append(draft(row, field, nap)) }
            case .today(let field):
                if !records.activity.isEmpty { drafts.append(draft(row, field, today)) }
            case .workout(let field):
                if let workout { drafts.append(draft(row, field, workout)) }
            case .intraday(let field):
                if let sample = records.samples[field] { drafts.append(draft(row, field, sample)) }
            case .derived(let figure):
                if let draft = draft(row, figure, body, night, records) { drafts.append(draft) }
            case .goal(let goal):
                if let draft = draft(row, goal, records.goals) { drafts.append(draft) }
            case .timing(let group, let figure):
                if let draft = draft(row, group, figure, timing, limit: limits[group], now: now) {
                    drafts.append(draft)
                }
            case .bed:
                if let draft = bedDraft(row, records) { drafts.append(draft) }
            case .event(let kind):
                if isPossible(kind, records) { drafts.append(draft(row, kind, records.events)) }
            case .legacy(let key):
                if preferences.hasLegacySensors { drafts.append(legacyDraft(row, of: key)) }
            case .link, .battery, .lastSession, .matBed, .bridge, .calendar:
                continue
            }
        }
        for (slot, measure) in unlisted.sorted(by: { $0.key < $1.key }) {
            drafts.append(draft(Catalogue.measure(slot.type, position: slot.position), measure))
        }
    }

    private mutating func shorten(to end: EpochSeconds, from now: EpochSeconds) {
        validity = validity.clamped(to: EpochSeconds.min..<max(now + 1, end))
    }

    private static func limits(_ limits: OverdueLimits, of person: Person) -> [ReadingGroup: EpochSeconds] {
        var seconds: [ReadingGroup: EpochSeconds] = [:]
        for group in ReadingGroup.allCases { seconds[group] = limits.seconds(for: group, of: person.name) }
        return seconds
    }

    /// What today's row of the key shows, under its old name; unknown until there is one, as in 2019.
    private func legacyDraft(_ row: EntityDescription, of key: String) -> EntityDraft {
        var draft = EntityDraft(row)
        if let current = drafts.first(where: { $0.description.key == key }) {
            draft = current
            draft.description = row
        }
        draft.details.append(.measurement(key))
        return draft
    }

    func device(_ id: String?, model: String?, modelID: Int?) -> String? {
        deviceNames.name(id, model: model, modelID: modelID)
    }
}
