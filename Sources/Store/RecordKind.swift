/// The kinds of records that are fetched on their own, each with its own cursor.
package enum RecordKind: String, Sendable, Codable, CaseIterable {
    case measures, sleep, activity, devices, goals
}
