/// One sleep as one device saw it.
struct DemoSleep {
    var start: Int
    var end: Int
    var device: CloudDevice
    private var dice: Dice
    private let minutes: Int
    private let condition: DemoCondition

    var isByMat: Bool { device.type == "Sleep Monitor" }

    init(start: Int, minutes: Int, by device: CloudDevice, _ dice: Dice, _ condition: DemoCondition) {
        self.start = start
        self.minutes = minutes
        end = start + minutes * 60
        self.device = device
        self.dice = dice
        self.condition = condition
    }

    /// The summary; what is not final yet is a little off.
    func data(isFinal: Bool) -> CloudJSONObject {
        var dice = dice
        let isNap = minutes < 120
        let latency = dice.whole(isNap ? 2...9 : 5...24) + (isFinal ? 0 : 1)
        let wakeLatency = dice.whole(1...12)
        let waso = isNap ? 0 : dice.whole(4...38)
        let asleep = max(10, minutes - latency - wakeLatency - waso)
        let deep = Int(Double(asleep) * (0.2 + 0.03 * dice.bell()))
        let rem = isNap ? 0 : Int(Double(asleep) * (0.22 + 0.03 * dice.bell()))
        let out = isNap ? 0 : dice.whole(0...1)
        let rest = condition.pulse + 0.5 * dice.bell()
        let breaths = 14.2 + (condition.isIll ? 1.5 : 0) + 0.6 * dice.bell()
        let isShort = minutes < 300
        let snoring = isNap ? 0 : max(0, Int(18 + 14 * dice.bell())) * 60
        let score = max(20, min(99, Int(78 + 9 * dice.bell()) - (condition.isIll ? 14 : 0) - (isFinal ? 0 : 2)))
        var data: CloudJSONObject = [
            "total_timeinbed": .integer(minutes * 60),
            "total_sleep_time": .integer(asleep * 60),
            "lightsleepduration": .integer((asleep - deep - rem) * 60),
            "deepsleepduration": .integer(deep * 60),
            "remsleepduration": .integer(rem * 60),
            "sleep_efficiency": .decimal(asleep * 100 / minutes, digits: 2),
            "sleep_latency": .integer(latency * 60),
            "wakeup_latency": .integer(wakeLatency * 60),
            "durationtosleep": .integer(latency * 60),
            "durationtowakeup": .integer(wakeLatency * 60),
            "wakeupduration": .integer((latency + wakeLatency + waso) * 60),
            "waso": .integer(waso * 60),
            "wakeupcount": .integer(isNap ? 0 : dice.whole(0...4)),
            "nb_rem_episodes": .integer(rem == 0 ? 0 : dice.whole(3...5)),
            "out_of_bed_count": .integer(out),
            "hr_average": .integer(Int(rest)),
            "hr_min": .integer(Int(rest - 7 - 2 * dice.unit())),
            "hr_max": .integer(Int(rest + 24 + 8 * dice.unit())),
            "rr_average": .integer(Int(breaths)),
            "rr_min": .integer(Int(breaths - 3.5)),
            "rr_max": .integer(Int(breaths + 5)),
            "sleep_score": .integer(isNap ? -1 : score),
            "night_events": .object(events(latency: latency, wakeLatency: wakeLatency, out: out)),
        ]
        if isByMat {
            data["snoring"] = .integer(snoring)
            data["snoringepisodecount"] = .integer(snoring / 300)
            let notComputed = isShort || dice.chance(0.06)
            data["breathing_disturbances_intensity"] = .integer(notComputed ? -1 : dice.whole(2...27))
            data["apnea_hypopnea_index"] = .integer(notComputed ? -1 : dice.whole(0...11))
            data["mvt_score_avg"] = .integer(dice.whole(8...40))
            data["mvt_active_duration"] = .integer(dice.whole(3...30) * 60)
        } else {
            data["rmssd_start_avg"] = .decimal(Int(4_100 + 700 * dice.bell()), digits: 2)
            data["rmssd_end_avg"] = .decimal(Int(5_000 + 800 * dice.bell()), digits: 2)
            if device.modelID == 94 {
                let warm = condition.isIll ? 95 : 0
                data["core_body_temperature_avg"] = .decimal(3_660 + warm + Int(12 * dice.bell()), digits: 2)
                data["core_body_temperature_min"] = .decimal(3_615 + warm, digits: 2)
                data["core_body_temperature_max"] = .decimal(3_705 + warm, digits: 2)
                data["core_body_temperature_status"] = condition.isIll ? "elevated" : "usual"
            }
        }
        return data
    }

    /// Seconds after the start at which things happened; nothing of it for a watch, which is an empty map.
    private func events(latency: Int, wakeLatency: Int, out: Int) -> CloudJSONObject {
        guard isByMat else { return [:] }
        var exits: [CloudJSON] = [.integer(minutes * 60)]
        if out > 0 { exits.insert(.integer(minutes / 2 * 60), at: 0) }
        return [
            "1": [0], "2": [.integer(latency * 60)], "3": [.integer((minutes - wakeLatency) * 60)], "4": .array(exits),
        ]
    }
}
