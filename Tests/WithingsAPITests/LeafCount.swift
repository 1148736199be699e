import Foundation
import WithingsModel

/// Counts the values that are not null, in a row of an answer as Foundation reads it and in a decoded row.
enum LeafCount {
    static func rows(_ bytes: [UInt8], _ list: String) throws -> [[String: Any]] {
        let answer = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        return (answer?["body"] as? [String: Any])?[list] as? [[String: Any]] ?? []
    }

    /// The leaves of a row, without what is said twice (`hash_deviceid`) and the empty text.
    static func leaves(of row: [String: Any]) -> Int {
        var row = row
        if let hash = row["hash_deviceid"] as? String, hash == row["deviceid"] as? String { row["hash_deviceid"] = nil }
        if row["model"] as? String == "" { row["model"] = nil }
        return leaves(row)
    }

    /// A group in which each value of a type and a position is there once, as a store keeps it.
    static func withoutRepeatedMeasures(_ row: [String: Any]) -> [String: Any] {
        var row = row
        var seen: Set<[Int]> = []
        row["measures"] = (row["measures"] as? [[String: Any]])?.filter { measure in
            seen.insert(["type", "position", "value", "unit"].map { measure[$0] as? Int ?? -99 }).inserted
        }
        return row
    }

    static func leaves(of group: MeasureGroup) -> Int {
        let texts: [String?] = [group.deviceID, group.modelName, group.timeZone]
        // grpid, attrib, category, date, created, modified
        let own = 6 + texts.compactMap { $0 }.count + (group.modelID == nil ? 0 : 1) + leaves(json: group.unknownFields)
        return group.measures.reduce(own) { sum, measure in
            // value, type, unit
            sum + 3 + [measure.position?.rawValue, measure.algorithm, measure.fm].compactMap { $0 }.count
                + leaves(json: measure.unknownFields)
        }
    }

    static func leaves(of night: SleepSummary) -> Int {
        // id, date, startdate, enddate, created, modified
        6 + [night.timeZone, night.deviceID].compactMap { $0 }.count
            + [night.deviceClass, night.modelID].compactMap { $0 }.count + (night.isCompleted == nil ? 0 : 1)
            + night.values.count + leaves(json: night.unknownFields)
    }

    static func leaves(of day: DailyActivity) -> Int {
        // date, modified
        2 + [day.timeZone, day.deviceID, day.modelName].compactMap { $0 }.count
            + [day.brand, day.modelID].compactMap { $0 }.count + (day.isTracker == nil ? 0 : 1)
            + day.values.count + leaves(json: day.unknownFields)
    }

    static func leaves(of device: Device) -> Int {
        1 + [device.type, device.modelName, device.battery, device.timeZone].compactMap { $0 }.count
            + [device.firstSessionAt, device.lastSessionAt].compactMap { $0 }.count
            + (device.modelID == nil ? 0 : 1) + leaves(json: device.unknownFields)
    }

    static func leaves(of workout: Workout) -> Int {
        // id, category, date, startdate, enddate, modified
        6 + [workout.timeZone, workout.deviceID].compactMap { $0 }.count
            + [workout.attribution?.rawValue, workout.modelID].compactMap { $0 }.count
            + (workout.createdAt == nil ? 0 : 1) + workout.values.count + leaves(json: workout.unknownFields)
    }

    static func leaves(of segment: SleepSegment) -> Int {
        // startdate, enddate, state
        3 + [segment.deviceID, segment.modelName].compactMap { $0 }.count + (segment.modelID == nil ? 0 : 1)
            + segment.signals.values.reduce(0) { $0 + $1.count } + leaves(json: segment.unknownFields)
    }

    static func leaves(of subscription: NotificationSubscription) -> Int {
        // appli, callbackurl
        2 + [subscription.comment].compactMap { $0 }.count + (subscription.expiresAt == nil ? 0 : 1)
            + leaves(json: subscription.unknownFields)
    }

    static func leaves(json: String?) -> Int {
        guard let json, let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)) else { return 0 }
        return leaves(value)
    }

    private static func leaves(_ value: Any) -> Int {
        if let map = value as? [String: Any] { return map.values.reduce(0) { $0 + leaves($1) } }
        if let list = value as? [Any] { return list.reduce(0) { $0 + leaves($1) } }
        return value is NSNull ? 0 : 1
    }
}
