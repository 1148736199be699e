/// Something that a visitor of the demo can let happen to one of its people.
enum SteeringDeed: String, CaseIterable {
    case weighIn = "weigh-in"
    case lateUpload = "late-upload"
    case bloodPressure = "blood-pressure"
    case someoneElse = "someone-else"
    case claim
    case correct
    case delete
    case giveAway = "give-away"
    case bedIn = "bed-in"
    case bedOut = "bed-out"
    case night
    case revise
    case nap
    case deleteNight = "delete-night"
    case workout
    case ecg
    case unknown
    case travel
    case takeDevice = "take-device"
    case newDevice = "new-device"
    case withdrawGoals = "withdraw-goals"
    case unlink

    /// What the button says: in English and in Korean.
    var titles: (english: String, korean: String) {
        switch self {
        case .weighIn: ("Step on the scale", "체중 재기")
        case .lateUpload: ("Bring in a weigh-in from three weeks ago", "3주 전 체중 늦게 올리기")
        case .bloodPressure: ("Take blood pressure", "혈압 재기")
        case .someoneElse: ("Somebody like them steps on the scale", "누구인지 모를 사람이 체중 재기")
        case .claim: ("Claim the ambiguous weigh-in", "모호한 체중을 내 것으로 하기")
        case .correct: ("Correct the last weight", "마지막 체중 고치기")
        case .delete: ("Delete the last weigh-in", "마지막 체중 지우기")
        case .giveAway: ("The last weigh-in was another member's", "마지막 체중을 다른 구성원에게 넘기기")
        case .bedIn: ("Go to bed", "침대에 눕기")
        case .bedOut: ("Get up", "침대에서 일어나기")
        case .night: ("Wake up after a night", "밤잠에서 깨기")
        case .revise: ("Revise the last night", "마지막 밤 다시 계산하기")
        case .nap: ("Wake up after a nap", "낮잠에서 깨기")
        case .deleteNight: ("Delete the last night", "마지막 밤 지우기")
        case .workout: ("Come back from a run", "달리기 마치기")
        case .ecg: ("Record an ECG", "심전도 기록하기")
        case .unknown: ("Measure what nobody knows", "알려지지 않은 항목 재기")
        case .travel: ("Move to another time zone", "다른 시간대로 옮기기")
        case .takeDevice: ("Lose a product", "기기 하나 없애기")
        case .newDevice: ("Buy a product", "기기 하나 더하기")
        case .withdrawGoals: ("Withdraw the goals", "목표 없애기")
        case .unlink: ("Cut the link", "연결 끊기")
        }
    }
}
