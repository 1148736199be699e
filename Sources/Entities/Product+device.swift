import WithingsModel

extension Product {
    init(_ device: Device, label: String? = nil) {
        self.init(
            id: device.id,
            name: Self.name(of: device),
            label: label,
            modelID: device.modelID,
            type: device.type,
            lastSessionAt: device.lastSessionAt
        )
    }

    /// What Withings calls the device. Where it has no name its kind is all that is sure: one model number is used
    /// for scales and for sleep mats, so the number alone names nothing that its kind contradicts.
    static func name(of device: Device) -> String {
        if let name = device.modelName, !name.isEmpty { return name }
        if let name = device.modelID.flatMap({ DeviceModel(rawValue: $0).name }) { return name }
        if let type = device.type, !type.isEmpty { return type }
        return "Withings device"
    }
}
