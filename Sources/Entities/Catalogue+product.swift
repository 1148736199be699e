extension Catalogue {
    /// What is known about a product itself. All on: a flat battery and a silent device are what people look for.
    static let product: [EntityDescription] = [
        EntityDescription(
            key: "battery",
            owner: .product,
            name: EntityName("Battery", "배터리"),
            deviceClass: "enum",
            icon: "mdi:battery",
            options: ["low", "medium", "high"],
            source: .battery
        ),
        EntityDescription(
            key: "last_session",
            owner: .product,
            name: EntityName("Last session", "마지막 연결"),
            deviceClass: "timestamp",
            isDiagnostic: true,
            icon: "mdi:cloud-upload",
            source: .lastSession
        ),
        // Only where a person has several mats; with one the person's own sensor says it all.
        EntityDescription(
            key: "mat_in_bed",
            platform: .binarySensor,
            owner: .product,
            name: EntityName("Somebody in bed", "매트 위에 사람 있음"),
            deviceClass: "occupancy",
            icon: "mdi:bed",
            iconWhenOff: "mdi:bed-empty",
            source: .matBed
        ),
    ]
}
