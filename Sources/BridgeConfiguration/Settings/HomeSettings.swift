/// The block `homeassistant:`.
package struct HomeSettings: Sendable, Equatable {
    package var name = "Withings Bridge"
    package var externalURL: String?
    package var internalURL: String?
    /// An IANA name; nil is the machine's.
    package var timeZone: String?
    /// `metric` or `us_customary`.
    package var unitSystem = "metric"
    /// Whether somebody wrote which it is.
    package var isUnitSystemWritten = false
    /// `en`, `ko`; nil goes by the browser.
    package var language: String?

    package init() {}
}
