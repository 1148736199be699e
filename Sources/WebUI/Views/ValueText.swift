/// A value as people read it, its unit apart.
struct ValueText: Sendable, Equatable {
    var value: String
    var unit: String?
    /// Every digit there is, in the unit it was measured in, where fewer are shown or another unit is.
    var exact: String?
}
