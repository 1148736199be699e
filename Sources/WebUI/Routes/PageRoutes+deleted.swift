import Entities
import Hummingbird
import Store
import WebServer
import WithingsModel

extension PageRoutes {
    /// What is gone at Withings, of every kind, those found to be gone last first.
    func deletedPage(_ visit: PersonVisit) async throws -> Response {
        let texts = visit.texts
        let skipping = visit.parameters["skip"].flatMap { Int($0) }.map { min(max(0, $0), 10_000_000) } ?? 0
        let length = ReadingShelf.length
        async let devices = visit.store.devices(of: visit.user)
        async let counts = visit.store.counts(of: visit.user)
        async let gone = visit.store.deletedRecords(of: visit.user, limit: length + 1, skipping: skipping)
        let words = try await ReadingWords(words: visit.words, devices: devices, person: visit.person)
        let records = try await gone
        let path = PersonTab.readings.address(visit.user)
        let here = "\(path)?only=\(ReadingFilter.deleted.name)"
        let view = try await ReadingsView(
            person: visit.frame(.readings),
            part: visit.part,
            title: texts[.tabReadings],
            intro: texts[.deletedIntro],
            notice: nil,
            kinds: recordKinds(nil, counts, visit),
            filters: filters(.deleted, visit),
            day: "",
            lastDay: "",
            rows: records.prefix(length).compactMap { row($0, words, visit) },
            isEmpty: records.isEmpty,
            older: records.count > length ? "\(here)&skip=\(skipping + length)" : nil,
            newest: skipping > 0 ? here : nil,
            counts: Self.counts(counts, path: path, in: texts),
            hasAside: false,
            aside: ""
        )
        return whole(.readings, part: .readingsPart, view, visit, title: view.title)
    }

    private func row(_ record: DeletedRecord, _ words: ReadingWords, _ visit: PersonVisit) -> ReadingsView.Row? {
        let moments = visit.words.moments
        let since = visit.texts(.goneSince, ["when": moments.exact(record.deletedAt)])
        if case .measures(let group) = record.content {
            var row = row(KeptMeasureGroup(group: group, deletedAt: record.deletedAt), .deleted, words, here: "")
            row.attribution = [row.attribution, since].compactMap(\.self).joined(separator: " · ")
            return row
        }
        guard let (list, kept) = RecordShelf(list: .nights, visit: visit).gone(record) else { return nil }
        return ReadingsView.Row(
            id: "\(list.rawValue)-\(kept.item)",
            address: "\(Self.recordsAddress(list, visit.user))/\(kept.item)",
            when: moments.view(kept.at ?? record.deletedAt),
            values: "\(list.title(in: visit.texts)): \(kept.title)",
            device: kept.detail.isEmpty ? nil : kept.detail,
            attribution: since,
            marks: [visit.texts[.deleted]],
            claim: nil
        )
    }
}
