/// Rows of one person by kind.
struct DemoRows {
    var groups: [CloudRow] = []
    var nights: [CloudRow] = []
    var activities: [CloudRow] = []
    var workouts: [CloudRow] = []
    var heartRecords: [CloudRow] = []
    var stethoscopeRecords: [CloudRow] = []

    /// Adds the rows of a day that were changed after a moment; all of them if it is the beginning of time.
    mutating func take(_ day: DemoDay, changedAfter moment: Int) {
        func changed(_ rows: [CloudRow]) -> [CloudRow] {
            moment == .min ? rows : rows.filter { $0.modified > moment }
        }
        groups += changed(day.groups)
        nights += changed(day.nights)
        activities += changed(day.activities)
        workouts += changed(day.workouts)
        heartRecords += changed(day.heartRecords)
        // They carry no time of change, and come in soon after they were made.
        stethoscopeRecords +=
            moment == .min
            ? day.stethoscopeRecords
            : day.stethoscopeRecords.filter {
                $0.time > moment - 86_400
            }
    }
}
