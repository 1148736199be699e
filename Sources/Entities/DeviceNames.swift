import WithingsModel

/// What a person's devices are called.
struct DeviceNames: Sendable {
    private let names: [String: String]

    init(_ devices: [Device]) {
        names = Dictionary(devices.map { ($0.id, Product.name(of: $0)) }, uniquingKeysWith: { _, last in last })
    }

    /// As the list of devices has it, then as the record itself says it; nil for what no device measured.
    func name(_ id: String?, model: String?, modelID: Int?) -> String? {
        if let name = id.flatMap({ names[$0] }) { return name }
        if let model, !model.isEmpty { return model }
        return modelID.flatMap { DeviceModel(rawValue: $0).name }
    }
}
