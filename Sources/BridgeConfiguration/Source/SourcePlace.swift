/// A place in a file of the configuration; line and column count from 1, columns in Unicode scalars.
struct SourcePlace: Hashable, Sendable {
    /// As the user knows it, relative to the configuration directory.
    var file: String
    var line: Int
    var column: Int
}
