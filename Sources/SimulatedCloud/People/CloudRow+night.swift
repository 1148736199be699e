extension CloudRow {
    /// A night or a nap as `getsummary` serves it.
    ///
    /// - Parameters:
    ///   - minutes: in bed.
    ///   - isNap: a nap has no REM and no score.
    package static func night(
        id: Int,
        start: Int,
        minutes: Int,
        device: CloudDevice,
        timeZone: String,
        created: Int,
        isNap: Bool = false,
        completed: Bool = true
    ) -> CloudRow {
        let waiting = isNap ? 4 : 12
        let waking = isNap ? 0 : 14
        let asleep = max(1, minutes - waiting - waking - 3)
        let deep = asleep / 5
        let rem = isNap ? 0 : asleep / 4
        let data: CloudJSONObject = [
            "total_timeinbed": .integer(minutes * 60), "total_sleep_time": .integer(asleep * 60),
            "lightsleepduration": .integer((asleep - deep - rem) * 60), "deepsleepduration": .integer(deep * 60),
            "remsleepduration": .integer(rem * 60),
            "sleep_efficiency": .decimal(asleep * 100 / max(1, minutes), digits: 2),
            "sleep_latency": .integer(waiting * 60), "wakeup_latency": 180, "durationtosleep": .integer(waiting * 60),
            "durationtowakeup": 180, "wakeupduration": .integer((waiting + waking + 3) * 60),
            "waso": .integer(waking * 60), "wakeupcount": .integer(isNap ? 0 : 2),
            "nb_rem_episodes": .integer(isNap ? 0 : 4), "out_of_bed_count": 0, "hr_average": 57, "hr_min": 49,
            "hr_max": 81, "rr_average": 14, "rr_min": 11, "rr_max": 19, "snoring": .integer(isNap ? 0 : 600),
            "snoringepisodecount": .integer(isNap ? 0 : 2), "sleep_score": .integer(isNap ? -1 : 80),
            "night_events": [:],
        ]
        let end = start + minutes * 60
        return CloudRow([
            "id": .integer(id), "timezone": .string(timeZone),
            "model": .integer(device.type == "Sleep Monitor" ? 32 : 16), "model_id": .integer(device.modelID),
            "hash_deviceid": .string(device.id), "startdate": .integer(start), "enddate": .integer(end),
            "date": .string(LocalZone(timeZone).day(of: end).text), "data": .object(data),
            "created": .integer(created), "modified": .integer(created), "completed": .bool(completed),
        ])
    }
}
