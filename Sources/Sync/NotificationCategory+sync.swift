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
