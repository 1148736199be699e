import Foundation

extension CloudPerson {
    /// A person made of recorded answers: the rows are served as they were recorded.
    ///
    /// - Parameter folder: where `measurement_list.json` (a bare array of groups), `sleep_summary.json`,
    ///   `activity.json`, `device.json`, `goals.json`, `workouts.json` and `sleep.json` are; any may be missing.
    /// - Throws: when a file that is there cannot be read or is not JSON.
    package static func recorded(
        in folder: URL,
        userID: Int64 = 12_345_678,
        name: String = "Recorded",
        timeZone: String = "Europe/Paris"
    ) throws -> CloudPerson {
        func read(_ file: String) throws -> CloudJSON? {
            let url = folder.appending(path: file)
            guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else { return nil }
            return try CloudJSONReader.read([UInt8](Data(contentsOf: url)))
        }
        func rows(_ list: CloudJSON?) -> [CloudRow] {
            (list?.arrayValue ?? []).compactMap { $0.objectValue.map(CloudRow.init) }
        }
        var person = CloudPerson(
            userID: userID,
            name: name,
            timeZone: timeZone,
            devices: try read("device.json")?["body"]?["devices"]?.arrayValue ?? [],
            goals: try read("goals.json")?["body"]?["goals"]?.objectValue,
            measureGroups: rows(try read("measurement_list.json")),
            activities: rows(try read("activity.json")?["body"]?["activities"]),
            nights: rows(try read("sleep_summary.json")?["body"]?["series"])
        )
        person.workouts = rows(try read("workouts.json")?["body"]?["series"])
        person.sleepSegments = rows(try read("sleep.json")?["body"]?["series"])
        return person
    }
}
