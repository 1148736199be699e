import Charts
import Foundation
import Store
import WithingsModel

extension RecordStore {
    /// Where a person was through a stretch, by the records around it that say so.
    func whereabouts(of user: WithingsUserID, in range: Range<EpochSeconds>) async throws -> Whereabouts {
        let around = range.lowerBound - 3 * 86_400..<range.upperBound + 3 * 86_400
        let days = LocalDay(of: around.lowerBound, in: .gmt)...LocalDay(of: around.upperBound, in: .gmt)
        return try await Whereabouts(activity(of: user, in: days), sleep(of: user, endingIn: around))
    }
}

extension PersonGraphs {
    /// The same by the clocks of the place of the one day that is shown, and what says so where those here showed another
    /// time; nil where they did not.
    func onTheSpot() async throws -> (graphs: PersonGraphs, note: String)? {
        guard span.length == 1 else { return nil }
        let day = span.days.lowerBound
        let said = try await store.activity(of: user, in: day...day).compactMap(\.timeZone).first
        let noon = range.lowerBound + 43_200
        let place = try await store.whereabouts(of: user, in: noon..<noon + 1)
        let date = Date(timeIntervalSince1970: TimeInterval(noon))
        guard let name = said ?? place.zone(at: noon), let zone = TimeZone(identifier: name),
            zone.secondsFromGMT(for: date) != span.timeZone.secondsFromGMT(for: date)
        else { return nil }
        return (at(zone), texts(.clocksOf, ["zone": name]))
    }

    /// ECGs with the place where they were taken, which Withings' list does not say.
    func placed(_ recordings: [HeartRecording]) async throws -> [HeartRecording] {
        let moments = recordings.filter { $0.timeZone == nil }.map(\.at)
        guard let first = moments.min(), let last = moments.max() else { return recordings }
        let place = try await store.whereabouts(of: user, in: first..<last + 1)
        return recordings.map { recording in
            var recording = recording
            recording.timeZone = recording.timeZone ?? place.zone(at: recording.at)
            return recording
        }
    }
}

extension [Drawing] {
    /// With a sentence at the first of them.
    func noting(_ note: String) -> [Drawing] {
        var drawings = self
        if let first = first { drawings[0].note = [first.note, note].compactMap(\.self).joined(separator: " ") }
        return drawings
    }
}
