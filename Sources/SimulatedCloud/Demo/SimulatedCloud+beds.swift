extension SimulatedCloud {
    /// Getting into and out of the bed with the mat, as far as it fell into a span of time. The mat tells it at once,
    /// hours before there is a night.
    func bedEvents(of profile: DemoProfile, after before: Int, until: Int) -> [CloudNotification] {
        guard let mat = profile.mat, before < until else { return [] }
        let first = profile.home.day(of: before).number
        let last = profile.home.day(of: until).number + 1
        var events: [(time: Int, CloudNotification)] = []
        for number in first...max(first, last) {
            // A day late enough that all of its nights are over.
            let day = DemoDay(profile, CivilDay(number: number), seed: life?.seed ?? 0, asOf: .max)
            for night in day.nights where night["hash_deviceid"]?.stringValue == mat.device.id {
                let end = night["enddate"]?.integerValue ?? night.time
                events.append((night.time, .event(profile.userID, 50, at: night.time, device: mat.device.id)))
                events.append((end, .event(profile.userID, 51, at: end, device: mat.device.id)))
            }
        }
        return events.filter { $0.time > before && $0.time <= until }.sorted { $0.time < $1.time }.map(\.1)
    }
}
