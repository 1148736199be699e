import Entities
import Store
import WithingsModel

extension Texts {
    /// The kind of a workout. Languages have words for the common ones; the others keep Withings' name.
    func workout(_ category: WorkoutCategory) -> String { workoutName(category.rawValue) ?? category.name }

    static let koreanWorkouts: [Int: String] = [
        1: "걷기", 2: "달리기", 3: "하이킹", 4: "스케이팅", 6: "자전거", 7: "수영", 8: "서핑", 12: "테니스", 13: "탁구", 14: "스쿼시",
        15: "배드민턴", 16: "근력 운동", 17: "피트니스", 18: "일립티컬", 19: "필라테스", 20: "농구", 21: "축구", 22: "미식축구", 23: "럭비",
        24: "배구", 26: "승마", 27: "골프", 28: "요가", 29: "춤", 30: "복싱", 31: "펜싱", 32: "레슬링", 33: "무술", 34: "스키",
        35: "스노보드", 36: "기타", 187: "로잉", 188: "줌바", 191: "야구", 192: "핸드볼", 193: "하키", 195: "클라이밍", 306: "실내 걷기",
        307: "실내 달리기", 308: "실내 자전거", 550: "고강도 인터벌 운동", 551: "명상", 552: "스트레칭", 566: "노르딕 워킹",
    ]

    /// The result of a search for atrial fibrillation in an ECG.
    func fibrillation(_ number: Int) -> String {
        switch number {
        case 0, 9: self[.fibrillationNone]
        case 1, 11: self[.fibrillationSigns]
        case 2, 8: self[.fibrillationOpen]
        default: self(.fibrillationOther, ["number": "\(number)"])
        }
    }

    /// A kind of record, as it is fetched.
    func kind(_ kind: RecordKind) -> String {
        switch kind {
        case .measures: self[.kindMeasures]
        case .sleep: self[.kindSleep]
        case .activity: self[.kindActivity]
        case .devices: self[.kindDevices]
        case .goals: self[.kindGoals]
        case .workouts: self[.tabWorkouts]
        case .heart: self[.tabECG]
        case .stethoscope: self[.kindStethoscope]
        case .sleepDetail: self[.kindSleepDetail]
        case .intraday: self[.kindIntraday]
        }
    }

    /// What kind of product a device is; Withings' own words where the pages have none.
    func deviceType(_ type: String) -> String { text(of: "deviceType", code: type.replacing(" ", with: "_")) ?? type }

    /// A state that comes as a word (`out of bed`, `negative, high heart rate`).
    func state(_ word: String) -> String {
        text(of: "word", code: word.lowercased().replacing(",", with: "").replacing(" ", with: "_"))
            ?? word.replacing("_", with: " ")
    }

    /// A kind of workout by its word in the catalogue (`lift_weights`).
    func workout(_ key: String) -> String? {
        WorkoutCategory.publishedNumbers.first { WorkoutCategory($0).key == key }.map { workout(WorkoutCategory($0)) }
    }

    /// A place on the body.
    func position(_ position: BodyPosition) -> String {
        switch position {
        case .rightArm: self[.bodyRightArm]
        case .leftArm: self[.bodyLeftArm]
        case .rightLeg: self[.bodyRightLeg]
        case .leftLeg: self[.bodyLeftLeg]
        case .torso: self[.bodyTorso]
        case .wholeBody, .betweenLegs: self[.bodyWhole]
        case .leftWrist: self[.bodyLeftWrist]
        case .rightWrist: self[.bodyRightWrist]
        case .leftFoot: self[.bodyLeftFoot]
        case .rightFoot: self[.bodyRightFoot]
        case .leftHalf: self[.bodyLeftHalf]
        case .rightHalf: self[.bodyRightHalf]
        case .leftHand: self[.bodyLeftHand]
        case .rightHand: self[.bodyRightHand]
        default: self(.positionOther, ["number": "\(position.rawValue)"])
        }
    }
}
