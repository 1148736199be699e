/// The household of the demo: two who are linked and one who is not.
struct DemoPeople {
    private let seed: UInt64
    private let today: CivilDay
    /// How much longer ago everything began than in the usual demo.
    private let stretch: Double
    private let berlin = LocalZone("Europe/Berlin")

    init(seed: UInt64, now: Int, stretch: Double = 1) {
        self.seed = seed
        self.stretch = stretch
        today = berlin.day(of: now)
    }

    private func ago(_ days: Int) -> CivilDay { CivilDay(number: today.number - Int(Double(days) * stretch)) }

    private func device(_ number: Int, _ type: String, _ model: String, _ modelID: Int) -> CloudDevice {
        var dice = Dice(seed, 7_000, number)
        return CloudDevice(id: dice.hexWord(), type: type, model: model, modelID: modelID)
    }

    var profiles: [DemoProfile] { [anna, jonas, mila] }

    /// The scales that stand in the bathroom for all.
    private var scales: [OwnedDevice] {
        [
            OwnedDevice(device: device(1, "Scale", "Body Cardio", 6), from: ago(2_240), until: ago(860)),
            OwnedDevice(device: device(2, "Scale", "Body Scan", 10), from: ago(860)),
        ]
    }

    private var thermometer: OwnedDevice {
        OwnedDevice(device: device(3, "Smart Connected Thermometer", "Thermo", 70), from: ago(1_900))
    }

    private var anna: DemoProfile {
        DemoProfile(
            index: 1,
            userID: 31_402_218,
            name: "Anna Weber",
            home: berlin,
            first: ago(2_230),
            height: 1_684,
            weight: 71.4,
            trend: -0.7,
            fat: 0.312,
            pulse: 58,
            systolic: 117,
            diastolic: 75,
            steps: 8_900,
            weighs: 0.72,
            takesPressure: 0.28,
            bedtime: -4_500,
            hoursInBed: 7.9,
            phone: ("HealthKit step iPhone tracker", 1_057),
            scales: scales,
            monitor: OwnedDevice(device: device(4, "Blood Pressure Monitor", "BPM Connect", 45), from: ago(1_620)),
            tracker: OwnedDevice(device: device(5, "Activity Tracker", "ScanWatch 2", 94), from: ago(1_180)),
            mat: OwnedDevice(device: device(6, "Sleep Monitor", "Aura Sensor V2", 63), from: ago(2_020)),
            thermometer: thermometer,
            goals: ["steps": 9000, "sleep": 28_800, "weight": ["value": 65_000, "unit": -3]],
            wish: 65_000,
            travels: true
        )
    }

    private var jonas: DemoProfile {
        DemoProfile(
            index: 2,
            userID: 31_402_219,
            name: "Jonas Weber",
            home: berlin,
            first: ago(2_120),
            height: 1_836,
            weight: 88.9,
            trend: -0.9,
            fat: 0.241,
            pulse: 63,
            systolic: 134,
            diastolic: 86,
            steps: 6_900,
            weighs: 0.64,
            takesPressure: 0.5,
            bedtime: -1_500,
            hoursInBed: 7.3,
            phone: ("GoogleFit tracker", 1_055),
            scales: scales,
            monitor: OwnedDevice(device: device(7, "Blood Pressure Monitor", "BPM Core", 44), from: ago(2_050)),
            tracker: OwnedDevice(device: device(8, "Activity Tracker", "ScanWatch", 93), from: ago(1_530)),
            mat: OwnedDevice(device: device(9, "Sleep Monitor", "Aura Sensor V2", 63), from: ago(1_300)),
            thermometer: thermometer,
            goals: nil,
            wish: 82_000,
            travels: true
        )
    }

    private var mila: DemoProfile {
        DemoProfile(
            index: 3,
            userID: 31_402_220,
            name: "Mila Weber",
            home: berlin,
            first: ago(610),
            height: 1_590,
            weight: 50.2,
            trend: 1.1,
            fat: 0.221,
            pulse: 66,
            systolic: 108,
            diastolic: 68,
            steps: 9_800,
            weighs: 0.12,
            takesPressure: 0,
            bedtime: -7_800,
            hoursInBed: 9.1,
            phone: ("GoogleFit tracker", 1_055),
            scales: scales,
            monitor: nil,
            tracker: nil,
            mat: nil,
            thermometer: thermometer,
            goals: ["steps": 10_000],
            wish: nil,
            travels: false
        )
    }
}
