/// The course of one sleep, minute by minute, made so that its stages and signals add up to what the summary says.
struct DemoHypnogram {
    private static let awake = 0
    private static let light = 1
    private static let deep = 2
    private static let rem = 3

    let start: Int
    let device: CloudDevice
    let data: CloudJSONObject
    let dice: Dice
    /// The state of each minute.
    let states: [Int]

    init(_ night: CloudRow, by device: CloudDevice, seed: UInt64) {
        start = night.time
        self.device = device
        data = night["data"]?.objectValue ?? [:]
        dice = Dice(seed, 7_100, night.identity ?? 0)
        let end = night["enddate"]?.integerValue ?? night.time
        states = Self.course(of: data, minutes: max(0, end - night.time) / 60, dice)
    }

    /// Cycles of light sleep, deep sleep (more of it early) and REM (more of it late), with the wake times between them.
    private static func course(of data: CloudJSONObject, minutes: Int, _ dice: Dice) -> [Int] {
        func minutesOf(_ name: String) -> Int { (data[name]?.integerValue ?? 0) / 60 }
        let before = min(minutes, minutesOf("sleep_latency"))
        let after = min(minutes - before, minutesOf("wakeup_latency"))
        let asleep = minutes - before - after
        let waking = min(asleep, minutesOf("waso"))
        let deepTotal = min(asleep - waking, minutesOf("deepsleepduration"))
        let remTotal = min(asleep - waking - deepTotal, minutesOf("remsleepduration"))
        let lightTotal = asleep - waking - deepTotal - remTotal
        let cycles = max(1, asleep / 95)
        func share(_ total: Int, _ weight: (Int) -> Int) -> [Int] {
            let sum = (0..<cycles).reduce(0) { $0 + weight($1) }
            var given = 0
            var weighed = 0
            return (0..<cycles).map { cycle in
                weighed += weight(cycle)
                let upTo = total * weighed / max(1, sum)
                defer { given = upTo }
                return upTo - given
            }
        }
        var dice = dice
        let restless = dice.whole(0...3)
        let deeps = share(deepTotal) { 2 * (cycles - $0) }
        let rems = share(remTotal) { 2 * $0 + 1 }
        let lights = share(lightTotal) { _ in 1 }
        let wakes = share(waking) { ($0 + restless) % 3 + ($0 == cycles / 2 ? 2 : 0) + 1 }
        var states = [Int](repeating: awake, count: before)
        for cycle in 0..<cycles {
            let first = lights[cycle] * 3 / 5
            states += [Int](repeating: light, count: first) + [Int](repeating: deep, count: deeps[cycle])
            states += [Int](repeating: light, count: lights[cycle] - first) + [Int](repeating: rem, count: rems[cycle])
            states += [Int](repeating: awake, count: wakes[cycle])
        }
        return states + [Int](repeating: awake, count: after)
    }

    /// Runs of one state with the signals of their minutes.
    var segments: [CloudRow] {
        let signals = signals
        var rows: [CloudRow] = []
        var first = 0
        while first < states.count {
            let next = states[first...].firstIndex { $0 != states[first] } ?? states.count
            var fields: CloudJSONObject = [
                "startdate": .integer(start + first * 60), "enddate": .integer(start + next * 60),
                "state": .integer(states[first]), "model": .string(device.model),
                "model_id": .integer(device.modelID), "hash_deviceid": .string(device.id),
            ]
            for (name, values) in signals {
                let members = (first..<next).compactMap { minute in
                    values[minute].map { CloudJSONObject.Member(key: String(start + minute * 60), value: $0) }
                }
                fields[name] = .object(CloudJSONObject(members))
            }
            rows.append(CloudRow(fields))
            first = next
        }
        return rows
    }
}
