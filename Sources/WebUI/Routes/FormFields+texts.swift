import WebServer

extension FormFields {
    /// The first field of that name, empty where there is none.
    func text(_ name: String) -> String { self[name] ?? "" }

    /// Every field of that name: boxes that were ticked.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
}
