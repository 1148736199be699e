/// One member of a household and all that the cloud keeps of them.
package struct CloudPerson: Sendable {
    package var userID: Int64
    package var name: String
    /// The time zone of the profile.
    package var timeZone: String
    package var devices: [CloudJSON]
    /// An object, or nil for nobody's goals.
    package var goals: CloudJSONObject?
    package private(set) var measureGroups: [CloudRow] = []
    package private(set) var activities: [CloudRow] = []
    package private(set) var nights: [CloudRow] = []
    /// Unordered, as the real list.
    package var workouts: [CloudRow] = []
    package var sleepSegments: [CloudRow] = []
    /// Rows of `heart list`.
    package var heartRecords: [CloudRow] = []
    /// Rows of `stetho list`.
    package var stethoscopeRecords: [CloudRow] = []
    /// Bodies of `heart get` and `stetho get` by signal id.
    package var signals: [Int: CloudJSONObject] = [:]
    /// Intraday samples in any order.
    package var samples: [CloudSample] = []
    /// Makes what the lists above do not hold; nil for people of whom they hold everything.
    package var detail: (any CloudDetail)?

    package init(
        userID: Int64,
        name: String,
        timeZone: String,
        devices: [CloudJSON] = [],
        goals: CloudJSONObject? = nil,
        measureGroups: [CloudRow] = [],
        activities: [CloudRow] = [],
        nights: [CloudRow] = []
    ) {
        self.userID = userID
        self.name = name
        self.timeZone = timeZone
        self.devices = devices
        self.goals = goals
        self.measureGroups = Self.newestFirst(measureGroups)
        self.activities = activities.sorted { $0.day < $1.day }
        self.nights = Self.newestFirst(nights)
    }

    private static func newestFirst(_ rows: [CloudRow]) -> [CloudRow] {
        // Sorting is stable, and rows of one second keep the order they came in.
        rows.sorted { $0.time > $1.time }
    }

    /// Puts groups among the others; one with the same `grpid` takes the old one's place.
    package mutating func put(measureGroups new: [CloudRow]) {
        measureGroups = Self.newestFirst(Self.merging(measureGroups, new) { $0.identity.map(String.init) })
    }

    /// Puts nights among the others; one with the same `id` takes the old one's place.
    package mutating func put(nights new: [CloudRow]) {
        nights = Self.newestFirst(Self.merging(nights, new) { $0.identity.map(String.init) })
    }

    /// Puts days among the others; the same day from the same source takes the old one's place.
    package mutating func put(activities new: [CloudRow]) {
        activities = Self.merging(activities, new) { row in
            row.day + "|" + (row["deviceid"]?.stringValue ?? "") + "|" + String(row["brand"]?.integerValue ?? 0)
        }.sorted { $0.day < $1.day }
    }

    /// Puts workouts behind the others; one with the same `id` takes the old one's place.
    package mutating func put(workouts new: [CloudRow]) {
        workouts = Self.merging(workouts, new) { $0.identity.map(String.init) }
    }

    /// Puts recordings among the others; one with the same signal takes the old one's place.
    package mutating func put(heartRecords new: [CloudRow]) {
        heartRecords = Self.merging(heartRecords, new) { $0.identity.map(String.init) }
    }

    /// Puts recordings among the others; one with the same signal takes the old one's place.
    package mutating func put(stethoscopeRecords new: [CloudRow]) {
        stethoscopeRecords = Self.merging(stethoscopeRecords, new) { $0.identity.map(String.init) }
    }

    package mutating func removeMeasureGroup(_ grpid: Int) -> CloudRow? {
        guard let place = measureGroups.firstIndex(where: { $0.identity == grpid }) else { return nil }
        return measureGroups.remove(at: place)
    }

    /// Takes every row of a day of activity away.
    package mutating func removeActivities(on day: String) { activities.removeAll { $0.day == day } }

    package mutating func removeNight(_ id: Int) -> CloudRow? {
        guard let place = nights.firstIndex(where: { $0.identity == id }) else { return nil }
        return nights.remove(at: place)
    }

    private static func merging(
        _ old: [CloudRow],
        _ new: [CloudRow],
        by key: (CloudRow) -> String?
    ) -> [CloudRow] {
        guard !new.isEmpty else { return old }
        var fresh = [String: CloudRow](
            new.compactMap { row in key(row).map { ($0, row) } },
            uniquingKeysWith: { $1 }
        )
        var merged = old.map { row in key(row).flatMap { fresh.removeValue(forKey: $0) } ?? row }
        for row in new {
            guard let name = key(row) else {
                merged.append(row)
                continue
            }
            if let row = fresh.removeValue(forKey: name) { merged.append(row) }
        }
        return merged
    }
}
