import WithingsModel

extension Catalogue {
    /// When something of each group was last measured, how many days ago, and whether that is overdue.
    ///
    /// When weight, blood pressure and temperature were measured is on, because these are what people forget; the rest
    /// is off, since every value tells its own time as an attribute. Overdue is there only where the owner set a limit,
    /// and on then.
    static let timing: [EntityDescription] = ReadingGroup.allCases.filter { $0 != .other }.flatMap { group in
        [
            EntityDescription(
                key: "\(group.rawValue)_measured_at",
                name: EntityName("\(group.name.english) measured at", "\(group.name.korean) 측정 시각"),
                deviceClass: "timestamp",
                enabledByDefault: [.weight, .bloodPressure, .temperature].contains(group),
                isDiagnostic: true,
                icon: "mdi:clock-check-outline",
                source: .timing(group, .measuredAt)
            ),
            EntityDescription(
                key: "\(group.rawValue)_days_since",
                name: EntityName("Days since \(lowered(group.name.english))", "\(group.name.korean) 측정 후 지난 날"),
                unit: "d",
                deviceClass: "duration",
                stateClass: "measurement",
                precision: 0,
                enabledByDefault: false,
                isDiagnostic: true,
                icon: "mdi:calendar-clock",
                source: .timing(group, .daysSince)
            ),
            EntityDescription(
                key: "\(group.rawValue)_overdue",
                platform: .binarySensor,
                name: EntityName("\(group.name.english) overdue", "\(group.name.korean) 측정 지연"),
                deviceClass: "problem",
                icon: "mdi:calendar-alert",
                source: .timing(group, .overdue)
            ),
        ]
    }

    /// `SpO2` and `ECG` stay as they are.
    private static func lowered(_ name: String) -> String {
        let isAcronym = name.dropFirst().contains { $0.isUppercase }
        return isAcronym ? name : name.prefix(1).lowercased() + name.dropFirst()
    }
}
