import Foundation
import Store

extension SetAsideRecord {
    /// Which record of its list it is, where at least that can be read: whatever else is wrong with it, Withings lists it.
    var listedID: Int64? {
        guard let row = try? JSONDecoder().decode(ListedRow.self, from: Data(json.utf8)) else { return nil }
        return switch kind {
        case .measures: row.grpid
        case .sleep, .workouts: row.id
        case .heart: row.ecgSignalID
        case .stethoscope: row.signalID
        // Days have no number, and the others are no lists that are compared.
        case .activity, .devices, .goals, .sleepDetail, .intraday: nil
        }
    }
}
