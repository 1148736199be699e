/// One value that a page writes into the configuration.
package struct ConfigurationChange: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case text(String)
        case number(Int)
        case flag(Bool)
        case list([String])
        /// Goes to `secrets.yaml`; the configuration names it with `!secret`.
        case secret(String)
        /// The key goes.
        case nothing
    }

    /// `withings`, `mqtt`, …
    package var block: String
    package var key: String
    package var value: Value

    package init(_ block: String, _ key: String, _ value: Value) {
        self.block = block
        self.key = key
        self.value = value
    }
}
