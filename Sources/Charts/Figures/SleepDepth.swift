import WithingsModel

/// How deep a state of sleep lies in a drawing, and its colour.
enum SleepDepth {
    static func level(_ state: SleepState) -> Int {
        switch state {
        case .outOfBed: 0
        case .awake: 1
        case .rem: 2
        case .light, .manual, .unspecified: 3
        case .deep: 4
        default: 1
        }
    }

    static func color(_ state: SleepState) -> (name: String, color: String) {
        switch state {
        case .outOfBed: ("out", "#a8b1ad")
        case .awake: ("awake", "#e0a03a")
        case .rem: ("rem", "#4fa3c7")
        case .light: ("light", "#3f78b8")
        case .deep: ("deep", "#27408b")
        case .manual, .unspecified: ("asleep", "#5b7fa6")
        // What nobody knows is not said to be sleep.
        default: ("other", "#8a8f95")
        }
    }
}
