/// What a watch or a phone felt or counted at one moment: one entry of the intraday map.
package struct CloudSample: Sendable, Equatable {
    /// Seconds since 1970; the key of the map.
    package var time: Int
    /// `deviceid`, `model` and `model_id`, and whatever this sample carries.
    package var fields: CloudJSONObject

    package init(time: Int, _ fields: CloudJSONObject) {
        self.time = time
        self.fields = fields
    }

    /// A sample of a device, or of a phone that has no `deviceid`.
    package init(time: Int, by device: CloudDevice?, _ values: CloudJSONObject) {
        var fields: CloudJSONObject = [
            "deviceid": .optional(device?.id), "model": .optional(device?.model),
            "model_id": .optional(device?.modelID),
        ]
        for member in values.members { fields[member.key] = member.value }
        self.init(time: time, fields)
    }
}
