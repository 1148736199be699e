import Foundation
import Store

extension SetAsideRecord {
    /// Which record of its list it is, where at least that can be read: whatever else is wrong with it, Withings lists it.
    var listedID: Int64? {
        guard let row = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else { return nil }
        let value: Any? =
            switch kind {
            case .measures: row["grpid"]
            case .sleep, .workouts: row["id"]
            case .heart: (row["ecg"] as? [String: Any])?["signalid"]
            case .stethoscope: row["signalid"]
            // Days have no number, and the others are no lists that are compared.
            case .activity, .devices, .goals, .sleepDetail, .intraday: nil
            }
        if let text = value as? String { return Int64(text) }
        return (value as? NSNumber).flatMap { Int64(exactly: $0) }
    }
}
