/// How one person of the demo lives.
struct DemoProfile: Sendable {
    /// Names the person to the dice and keeps the identities of rows apart.
    var index: Int
    var userID: Int64
    var name: String
    var home: LocalZone
    /// When the account was made.
    var first: CivilDay
    /// In millimetres.
    var height: Int
    /// In kilograms, on the first day.
    var weight: Double
    /// In kilograms a year.
    var trend: Double
    /// Fat as a part of the weight.
    var fat: Double
    var pulse: Double
    var systolic: Double
    var diastolic: Double
    /// Steps of an ordinary day.
    var steps: Double
    /// Chances of a day.
    var weighs: Double
    var takesPressure: Double
    /// Seconds from the midnight before waking up; negative is the evening before.
    var bedtime: Int
    var hoursInBed: Double
    var phone: (model: String, modelID: Int)
    /// Oldest first; the one in use on a day is the last that is.
    var scales: [OwnedDevice]
    var monitor: OwnedDevice?
    var tracker: OwnedDevice?
    var mat: OwnedDevice?
    var thermometer: OwnedDevice?
    var goals: CloudJSONObject?
    /// In grams; the weight that the person wishes for.
    var wish: Int?
    var travels: Bool

    func scale(on day: CivilDay) -> CloudDevice? {
        scales.last { $0.isUsed(day) }?.device
    }

    var owned: [OwnedDevice] {
        scales + [monitor, tracker, mat, thermometer].compactMap { $0 }
    }
}
