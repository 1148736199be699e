/// One physical product; two people can share it, it is one all the same.
package struct Product: Sendable, Hashable {
    /// Withings' device id.
    package var id: String
    /// `Body Cardio`; where Withings has no name, what it has.
    package var name: String
    package var modelID: Int?
    /// `Scale`, `Sleep Monitor`, …
    package var type: String?
    package var lastSessionAt: Int64?

    package init(id: String, name: String, modelID: Int? = nil, type: String? = nil, lastSessionAt: Int64? = nil) {
        self.id = id
        self.name = name
        self.modelID = modelID
        self.type = type
        self.lastSessionAt = lastSessionAt
    }
}
