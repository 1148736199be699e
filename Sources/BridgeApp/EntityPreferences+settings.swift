import BridgeConfiguration
import Entities

extension EntityPreferences {
    init(_ settings: Settings) {
        self.init(
            hasLegacySensors: settings.withings?.legacySensors ?? false,
            limits: OverdueLimits(
                everybody: settings.withings?.overdue.everybody ?? [:],
                profiles: settings.withings?.overdue.profiles ?? [:]
            ),
            entityIDPattern: settings.mqtt?.defaultEntityID.map(EntityIDPattern.init)
        )
    }
}
