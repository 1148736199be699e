/// One physical product; two people can share it, it is one all the same.
package struct Product: Sendable, Hashable {
    /// Withings' device id.
    package var id: String
    /// `Body Cardio`; where Withings has no name, what it has.
    package var name: String
    /// What tells it from others of the same name; nil where there are none.
    package var label: String?
    package var modelID: Int?
    /// `Scale`, `Sleep Monitor`, …
    package var type: String?
    package var lastSessionAt: Int64?

    /// The name with what tells it from others: `ScanWatch (Ben)`.
    package var title: String { label.map { "\(name) (\($0))" } ?? name }

    package init(
        id: String,
        name: String,
        label: String? = nil,
        modelID: Int? = nil,
        type: String? = nil,
        lastSessionAt: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.label = label
        self.modelID = modelID
        self.type = type
        self.lastSessionAt = lastSessionAt
    }
}
