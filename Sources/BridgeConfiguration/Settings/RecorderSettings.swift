/// The block `recorder:`.
package struct RecorderSettings: Sendable, Equatable {
    /// `sqlite:///path` as Home Assistant writes it; nil is `withings-bridge.db` in the configuration directory.
    package var databaseURL: String?

    package init() {}
}
