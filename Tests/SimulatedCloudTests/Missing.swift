/// Something a test needs was not there.
struct Missing: Error, CustomStringConvertible {
    var what: String
    var description: String { what }
}
