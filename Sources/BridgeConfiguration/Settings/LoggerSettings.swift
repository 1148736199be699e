/// The block `logger:`.
package struct LoggerSettings: Sendable, Equatable {
    /// `debug`, `info`, `warning`, `error`, `critical`, as in Home Assistant.
    package var level = "info"
    /// Levels of single parts of the program by their name.
    package var levels: [String: String] = [:]

    package init() {}
}
