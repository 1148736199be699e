extension DemoDay {
    /// An ECG on the watch every other week, with the intervals as measures; now and then the monitor listens too.
    mutating func addRecordings() {
        if let watch = profile.tracker, watch.isUsed(day) { addWatchECG(watch.device) }
        if let monitor = profile.monitor, monitor.isUsed(day), monitor.device.modelID == 44, !condition.isAway {
            addMonitorRecording(monitor.device)
        }
    }

    private var firstSignal: Int { 4_200_000_000 + profile.index * 100_000_000 + day.number * 10 }

    private mutating func addWatchECG(_ watch: CloudDevice) {
        var dice = dice(23)
        guard dice.chance(0.075) else { return }
        let date = second(74_000 + Int(3_000 * dice.bell()))
        let created = date + dice.whole(40...400)
        let pulse = Int(condition.pulse + 6 + 3 * dice.bell())
        let finding = dice.chance(0.07) ? 2 : 0
        let drift = dice.whole(0...9)
        if created <= asOf {
            // The pulse is sometimes an object and sometimes not known, as in real answers.
            let heartRate: CloudJSON =
                switch drift {
                case 0:
                    [
                        "grpid": .integer(firstSignal + 7), "value": .integer(pulse), "date": .integer(date),
                        "is_deleted": false,
                    ]
                case 1: 0
                default: .integer(pulse)
                }
            addHeart(
                ["deviceid": .string(watch.id), "model": .integer(watch.modelID)],
                signal: firstSignal + 1,
                finding: finding,
                heartRate: heartRate,
                date: date,
                created: created
            )
        }
        add(
            [
                CloudMeasure(130, finding == 0 ? 9 : 2, unit: 0), CloudMeasure(135, dice.whole(84...104), unit: 0),
                CloudMeasure(136, dice.whole(140...180), unit: 0), CloudMeasure(137, dice.whole(370...410), unit: 0),
                CloudMeasure(138, dice.whole(395...430), unit: 0),
            ],
            date: date,
            created: created,
            device: watch
        )
    }

    private mutating func addMonitorRecording(_ monitor: CloudDevice) {
        var dice = dice(24)
        guard dice.chance(0.06) else { return }
        let date = second(71_500 + Int(2_000 * dice.bell()))
        let created = date + dice.whole(40...200)
        guard created <= asOf else { return }
        let murmur = dice.chance(0.05) ? 1 : 0
        addHeart(
            [
                "deviceid": .string(monitor.id), "model": 44,
                "bloodpressure": [
                    "diastole": .integer(Int(profile.diastolic + 3 * dice.bell())),
                    "systole": .integer(Int(profile.systolic + 5 * dice.bell())),
                ],
                "stetho": ["signalid": .integer(firstSignal + 4), "vhd": .integer(murmur)],
            ],
            signal: firstSignal + 3,
            finding: 0,
            heartRate: .integer(Int(condition.pulse + 5)),
            date: date,
            created: created
        )
        add(
            stethoscopeRecord: CloudRow([
                "deviceid": .string(monitor.id), "hash_deviceid": .string(monitor.id),
                "signalid": .integer(firstSignal + 4), "vhd": .integer(murmur), "timestamp": .integer(date),
                "timezone": .string(condition.zone.name),
            ])
        )
    }

    private mutating func addHeart(
        _ head: CloudJSONObject,
        signal: Int,
        finding: Int,
        heartRate: CloudJSON,
        date: Int,
        created: Int
    ) {
        var fields = head
        fields["ecg"] = ["signalid": .integer(signal), "afib": .integer(finding)]
        fields["heart_rate"] = heartRate
        fields["timestamp"] = .integer(date)
        // Older rows lack it.
        if asOf - date < 700 * 86_400 { fields["modified"] = .integer(created) }
        add(heartRecord: CloudRow(fields))
    }
}
