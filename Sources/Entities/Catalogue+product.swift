extension Catalogue {
    /// What is known about a product itself.
    static let product: [EntityDescription] = [
        EntityDescription(
            key: "battery",
            owner: .product,
            name: EntityName("Battery", "배터리"),
            deviceClass: "enum",
            icon: "mdi:battery",
            options: ["low", "medium", "high"],
            source: .battery
        )
    ]
}
