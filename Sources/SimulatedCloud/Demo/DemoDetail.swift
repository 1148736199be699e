/// The course of a demo person's days and nights, made of the rows that the person has: a night that was deleted or
/// revised has its segments deleted or revised.
struct DemoDetail: CloudDetail {
    /// How far back there is any, in seconds.
    static let reach = 180 * 86_400

    let profile: DemoProfile
    let seed: UInt64
    /// There is nothing from before.
    let since: Int

    func segments(of person: CloudPerson, in span: ClosedRange<Int>) -> [CloudRow] {
        let devices = profile.owned.map(\.device)
        return person.nights.filter { night in
            night.time >= since && night.time <= span.upperBound
                && (night["enddate"]?.integerValue ?? 0) > span.lowerBound
        }.flatMap { night -> [CloudRow] in
            let id = night["hash_deviceid"]?.stringValue
            guard let device = devices.first(where: { $0.id == id }) else { return [] }
            return DemoHypnogram(night, by: device, seed: seed).segments
        }.filter { span.contains($0.time) }
    }

    func heartSignal(_ id: Int, of person: CloudPerson) -> CloudJSONObject? {
        guard let row = person.heartRecords.first(where: { $0.identity == id }) else { return nil }
        let model = row["model"]?.integerValue ?? 93
        let heartRate = row["heart_rate"] ?? 0
        let pulse = heartRate.integerValue ?? heartRate["value"]?.integerValue ?? 0
        let isMonitor = model == 44
        let trace = ECGTrace(
            pulse: pulse > 30 ? pulse : 66,
            frequency: isMonitor ? 500 : 300,
            seconds: isMonitor ? 20 : 30,
            isIrregular: row["ecg"]?["afib"]?.integerValue == 1
        )
        // Now and then a recording has no signal at all.
        let signal = id % 97 == 0 ? [] : trace.samples(Dice(seed, 8_000, id))
        return [
            "signal": .array(signal.map { .integer($0) }), "sampling_frequency": .integer(trace.frequency),
            "wearposition": .integer(isMonitor ? 3 : 1), "model": .integer(model), "heart_rate": heartRate,
        ]
    }

    func stethoscopeSignal(_ id: Int, of person: CloudPerson) -> CloudJSONObject? {
        guard let row = person.stethoscopeRecords.first(where: { $0.identity == id }) else { return nil }
        let sound = HeartSound(pulse: 66, seconds: 20)
        let bytes = sound.bytes(Dice(seed, 8_001, id))
        return [
            "signal": .array(bytes.map { .integer(Int($0)) }), "frequency": .integer(HeartSound.frequency),
            "duration": .integer(sound.seconds), "format": 0, "size": .integer(bytes.count), "resolution": 8,
            "channel": 1, "model": 44, "position": 18, "vhd": row["vhd"] ?? 0,
        ]
    }
}
