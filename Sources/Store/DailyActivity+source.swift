import WithingsModel

extension DailyActivity {
    /// What tells the rows of one day apart: the device, or, for phones and other makers' trackers, which Withings
    /// gives no device id, the brand and the model.
    package var sourceKey: String {
        if let deviceID { return "device \(deviceID)" }
        let model = modelID.map(String.init) ?? modelName ?? ""
        return "brand \(brand.map(String.init) ?? "") model \(model)"
    }
}
