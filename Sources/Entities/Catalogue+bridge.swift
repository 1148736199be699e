extension Catalogue {
    /// How the account's connection with Withings stands. The state is on, since somebody may have to act; when the
    /// next refresh comes is off, since it changes with each.
    static let link: [EntityDescription] = [
        EntityDescription(
            key: "link_state",
            name: EntityName("Withings link", "Withings 연결"),
            deviceClass: "enum",
            isDiagnostic: true,
            icon: "mdi:link-variant",
            options: BridgeFacts.LinkState.allCases.map(\.rawValue),
            source: .link(.state)
        ),
        EntityDescription(
            key: "no_data",
            platform: .binarySensor,
            name: EntityName("No data", "데이터 없음"),
            deviceClass: "problem",
            isDiagnostic: true,
            icon: "mdi:account-alert",
            source: .link(.noData)
        ),
        moment("last_sync", "Last sync", "마지막 동기화", owner: .person, .link(.lastSync), enabled: true),
        moment("next_sync", "Next sync", "다음 동기화", owner: .person, .link(.nextSync), enabled: false),
    ]

    /// The bridge itself, a device of its own. All that tells whether it works is on.
    static let bridge: [EntityDescription] = [
        EntityDescription(
            key: "bridge_version",
            owner: .bridge,
            name: EntityName("Version", "버전"),
            isDiagnostic: true,
            icon: "mdi:information-outline",
            source: .bridge(.version)
        ),
        EntityDescription(
            key: "bridge_webhook",
            owner: .bridge,
            name: EntityName("Webhook", "웹훅"),
            deviceClass: "enum",
            isDiagnostic: true,
            icon: "mdi:webhook",
            options: BridgeFacts.WebhookState.allCases.map(\.rawValue),
            source: .bridge(.webhook)
        ),
        EntityDescription(
            key: "bridge_problem",
            platform: .binarySensor,
            owner: .bridge,
            name: EntityName("Problem", "문제"),
            deviceClass: "problem",
            isDiagnostic: true,
            icon: "mdi:alert-octagon",
            source: .bridge(.problem)
        ),
        moment(
            "bridge_last_sync",
            "Last sync of anybody",
            "전체 마지막 동기화",
            owner: .bridge,
            .bridge(.lastSync),
            enabled: true
        ),
        moment(
            "bridge_next_sync",
            "Next sync of anybody",
            "전체 다음 동기화",
            owner: .bridge,
            .bridge(.nextSync),
            enabled: false
        ),
        EntityDescription(
            key: "bridge_sync_now",
            platform: .button,
            owner: .bridge,
            name: EntityName("Sync now", "지금 동기화"),
            icon: "mdi:sync",
            source: .bridge(.syncNow)
        ),
        // Off: it asks Withings for years of records, and is of use only where something is thought to be missing.
        EntityDescription(
            key: "bridge_reread",
            platform: .button,
            owner: .bridge,
            name: EntityName("Read everything again", "전체 다시 읽기"),
            enabledByDefault: false,
            isDiagnostic: true,
            icon: "mdi:database-refresh",
            source: .bridge(.rereadEverything)
        ),
    ]

    private static func moment(
        _ key: String,
        _ english: String,
        _ korean: String,
        owner: EntityDescription.Owner,
        _ source: EntitySource,
        enabled: Bool
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            owner: owner,
            name: EntityName(english, korean),
            deviceClass: "timestamp",
            enabledByDefault: enabled,
            isDiagnostic: true,
            icon: "mdi:cloud-sync",
            source: source
        )
    }
}
