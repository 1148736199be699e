import Store
import WithingsModel

extension NotificationCategory {
    /// What a notification of this category asks for.
    var kinds: [RecordKind] {
        switch self {
        case .weight, .temperature, .heart, .glucose, .heartRateVariability, .urine: [.measures]
        case .activity: [.activity, .workouts]
        case .sleep: [.sleep]
        case .ecg, .ecgFailed: [.heart]
        case .stethoscope: [.stethoscope]
        case .account: [.devices, .goals]
        default: []
        }
    }

    /// Categories that are known and ask for nothing: what they say stands in them, or concerns nobody here.
    private static let quiet: Set<NotificationCategory> = [.bedIn, .bedOut, .bedSensorInflated, Self(53), Self(60)]

    /// Whether nobody here knows what such a notification is about: it says that something is new, but not what.
    var isUnheardOf: Bool { kinds.isEmpty && !Self.quiet.contains(self) }

    /// The scope without which Withings refuses the subscription, or takes it and then never notifies.
    var scope: String {
        switch self {
        case .activity, .sleep: "user.activity"
        case .account: "user.info"
        case .bedIn, .bedOut, .bedSensorInflated: "user.sleepevents"
        default: "user.metrics"
        }
    }
}
