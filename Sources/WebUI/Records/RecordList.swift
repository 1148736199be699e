import Store

/// The kinds of records beside readings that can be looked at one by one.
enum RecordList: String, Sendable, CaseIterable {
    case nights, days, workouts, ecg, stethoscope, devices, goals

    func title(in texts: Texts) -> String {
        switch self {
        case .nights: texts[.countNights]
        case .days: texts[.countDays]
        case .workouts: texts[.countWorkouts]
        case .ecg: texts[.countECG]
        case .stethoscope: texts[.kindStethoscope]
        case .devices: texts[.kindDevices]
        case .goals: texts[.kindGoals]
        }
    }

    /// Whether there can be any, by what is kept of somebody.
    func isThere(_ counts: RecordCounts) -> Bool {
        switch self {
        case .nights: counts.sleep > 0
        case .days: counts.activity > 0
        case .workouts: counts.workouts > 0
        case .ecg: counts.heartRecordings > 0
        case .stethoscope: counts.stethoscopeRecordings > 0
        case .devices, .goals: true
        }
    }
}
