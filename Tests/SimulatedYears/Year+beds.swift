import Foundation
import SimulatedCloud
import Store
import TestSupport
import WithingsModel

extension Year {
    /// Somebody got into bed or out of it.
    struct BedMoment: Hashable {
        var at: Int
        var isIn: Bool
    }

    /// Writes down what a mat noticed.
    func note(_ moment: BedMoment, of user: Int64) { beds[user, default: []].insert(moment) }

    /// Whether what is kept of the beds is what was told of them and what the nights say: nothing made up, nothing that was
    /// handed over lost, and nobody in a bed whose night is over.
    func bedDifferences() throws -> [String] {
        guard let store = bridge?.store else { return [] }
        let deliveries = door.takeDeliveries()
        let people = Self.people
        let since = EpochSeconds(now - 60 * 86_400)
        let kept = try world.run {
            var kept: [Int64: (events: [BedEvent], nights: [SleepSummary])] = [:]
            for user in people {
                let id = WithingsUserID(user)
                kept[user] = (
                    try await store.bedEvents(of: id, in: since..<4_000_000_000, limit: 100_000),
                    try await store.sleep(of: id, endingIn: since..<4_000_000_000)
                )
            }
            return kept
        }
        return people.flatMap { user -> [String] in
            let (events, nights) = kept[user] ?? ([], [])
            tally.bedEvents = max(tally.bedEvents, events.count)
            return (madeUp(events, of: user) + lost(events, deliveries, of: user) + overslept(events, nights)).map {
                "\(user): \($0)"
            }
        }
    }

    private func madeUp(_ events: [BedEvent], of user: Int64) -> [String] {
        let told = beds[user] ?? []
        return events.filter { $0.origin == .notification }.compactMap { event in
            told.contains(BedMoment(at: Int(event.at), isIn: event.isInBed))
                ? nil : "nobody told of the bed event \(event)"
        }
    }

    /// What was handed over to a program that lives on, and not older than what it knew of the mat.
    private func lost(_ events: [BedEvent], _ deliveries: [Doorbell.Delivery], of user: Int64) -> [String] {
        var newest = Int.min
        var missing: [String] = []
        for delivery in deliveries {
            let fields = Dictionary(
                delivery.form.split(separator: "&").map { field in
                    let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
                    return (parts[0], parts.count > 1 ? parts[1] : "")
                },
                uniquingKeysWith: { first, _ in first }
            )
            guard fields["userid"] == String(user), let category = fields["appli"].flatMap(Int.init),
                category == 50 || category == 51, let at = fields["date"].flatMap(Int.init)
            else { continue }
            defer { newest = max(newest, at) }
            let isKnown = events.contains { Int($0.at) == at && $0.isInBed == (category == 50) }
            let isOutdated = at < newest || events.contains { Int($0.at) > at }
            let isOld = at < second - 10 * 3_600
            if isKnown || isOutdated || isOld || delivery.isExcused || delivery.fate.isDead { continue }
            missing.append("the bed event \(category) of \(at) was handed over and is not kept")
        }
        return missing
    }

    private func overslept(_ events: [BedEvent], _ nights: [SleepSummary]) -> [String] {
        let latest = Dictionary(grouping: events) { $0.deviceID ?? "" }.values.compactMap { $0.max { $0.at < $1.at } }
        return latest.filter(\.isInBed).compactMap { event in
            let isOver = nights.contains { night in
                night.isCompleted != false && night.deviceID == event.deviceID && night.startAt <= event.at + 3 * 3_600
                    && night.endAt > event.at && night.endAt < EpochSeconds(second) - 600
            }
            return isOver ? "in bed since \(event.at) though the night is over" : nil
        }
    }
}
