import Store
import WithingsModel

extension RecordShelf {
    /// So many of what is gone are looked through for one.
    private static let mostGone = 20_000
    private static let batch = 500

    /// What is gone at Withings as a list shows it, with the list it was in; nil for readings, which have pages of their own.
    func gone(_ record: DeletedRecord) -> (list: RecordList, kept: KeptRecord)? {
        var (list, kept): (RecordList, KeptRecord)
        switch record.content {
        case .measures: return nil
        case .sleep(let night): (list, kept) = (.nights, self.night(night))
        case .activity(let row):
            // A day of several sources is told apart by what counted it.
            let source = row.sourceKey.filter { $0.isLetter || $0.isNumber }
            (list, kept) = (.days, day(row, item: "\(row.day.start(in: visit.words.timeZone))-gone\(source)"))
        case .workout(let workout): (list, kept) = (.workouts, self.workout(workout))
        case .heart(let recording): (list, kept) = (.ecg, ecg(recording, signal: nil))
        case .stethoscope(let recording): (list, kept) = (.stethoscope, stethoscope(recording))
        }
        kept.deletedAt = record.deletedAt
        kept.chart = nil
        return (list, kept)
    }

    /// One that is gone, by the last part of its address.
    func goneRecord(_ item: String) async throws -> KeptRecord? {
        for skipping in stride(from: 0, to: Self.mostGone, by: Self.batch) {
            let some = try await visit.store.deletedRecords(of: visit.user, limit: Self.batch, skipping: skipping)
            let found = some.compactMap(gone).first { $0.list == list && $0.kept.item == item }
            if let found { return found.kept }
            if some.count < Self.batch { return nil }
        }
        return nil
    }
}
