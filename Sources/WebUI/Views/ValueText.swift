/// A value as people read it, its unit apart.
struct ValueText: Sendable, Equatable {
    var value: String
    var unit: String?
}
