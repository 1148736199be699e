/// The kinds of records that are fetched on their own, each with its own cursor.
package enum RecordKind: String, Sendable, Codable, CaseIterable {
    case measures, sleep, activity, workouts, heart, stethoscope, devices, goals
    /// Detail within nights and days, read in windows of a day.
    case sleepDetail = "sleep_detail"
    case intraday
}
