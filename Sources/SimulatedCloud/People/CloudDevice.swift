/// A product of Withings' that somebody owns.
package struct CloudDevice: Sendable, Equatable {
    package var id: String
    /// `Scale`, `Sleep Monitor` and so on.
    package var type: String
    package var model: String
    package var modelID: Int

    package init(id: String, type: String, model: String, modelID: Int) {
        self.id = id
        self.type = type
        self.model = model
        self.modelID = modelID
    }

    /// The row of `getdevice`.
    package func row(battery: String, timeZone: String, firstSession: Int?, lastSession: Int?) -> CloudJSON {
        [
            "type": .string(type), "battery": .string(battery), "model": .string(model), "model_id": .integer(modelID),
            "timezone": .string(timeZone), "first_session_date": .optional(firstSession),
            "last_session_date": .optional(lastSession), "deviceid": .string(id), "hash_deviceid": .string(id),
        ]
    }
}
