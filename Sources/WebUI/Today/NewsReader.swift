import Charts
import Entities
import Store
import WithingsModel

/// Finds what is new about a person.
struct NewsReader: Sendable {
    let store: any PageStore
    let person: Person
    let words: PageWords
    let since: EpochSeconds
    let now: EpochSeconds

    private static let shown = 5
    /// What reached Withings so long after it was measured is not looked for.
    private static let lateness: EpochSeconds = 14 * 86_400

    /// nil where nothing is new.
    func news() async throws -> NewsView? {
        var items: [(at: EpochSeconds, item: NewsView.Item)] = []
        let groups = try await store.keptMeasureGroups(of: person.user, before: now + 86_400, limit: 200)
        for kept in groups where kept.group.createdAt > since && kept.deletedAt == nil {
            guard kept.group.category == .reading, kept.group.attribution != .ambiguous || kept.isClaimed == true else {
                continue
            }
            items.append((kept.group.measuredAt, item(kept.group)))
        }
        // A clock that has not been set yet stands before the last visit.
        let until = now + 86_400
        let range = min(since - Self.lateness, until)..<until
        for night in try await store.sleep(of: person.user, endingIn: range) where night.createdAt > since {
            let length = words.values.duration(seconds: ExactDecimal(max(0, night.endAt - night.startAt)).decimal)
            let text = words.texts(.newNight, ["duration": length])
            let address = "/people/\(person.user)/sleep/\(night.day)"
            items.append((night.endAt, .init(text: text, when: words.moments.view(night.endAt), address: address)))
        }
        for workout in try await store.workouts(of: person.user, in: range, limit: 50)
        where (workout.createdAt ?? workout.endAt) > since {
            let length = words.values.duration(seconds: ExactDecimal(max(0, workout.endAt - workout.startAt)).decimal)
            let text = words.texts(.newWorkout, ["sport": words.texts.workout(workout.category), "duration": length])
            let address = PersonTab.workouts.address(person.user)
            items.append((workout.endAt, .init(text: text, when: words.moments.view(workout.endAt), address: address)))
        }
        guard !items.isEmpty else { return nil }
        items.sort { $0.at > $1.at }
        let rest = items.count - Self.shown
        return NewsView(
            heading: words.texts(.newSince, ["when": words.moments.relative(since)]),
            items: items.prefix(Self.shown).map(\.item),
            more: rest > 0 ? words.texts(.andMore, ["count": words.texts.numbers.text(rest)]) : nil
        )
    }

    private func item(_ group: MeasureGroup) -> NewsView.Item {
        return .init(
            text: ReadingWords(words: words, devices: [], person: person).values(group, most: 2),
            when: words.moments.view(group.measuredAt, in: group.timeZone),
            address: "/people/\(person.user)/readings/\(group.id)"
        )
    }
}
