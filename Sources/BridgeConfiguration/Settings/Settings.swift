/// Everything the configuration says, typed and complete: what is not in the file has its default.
package struct Settings: Sendable, Equatable {
    /// nil where the file has no `withings:` block: the program runs and offers to make one.
    package var withings: WithingsSettings?
    package var home = HomeSettings()
    package var http = HTTPSettings()
    /// nil where the file has no `mqtt:` block.
    package var mqtt: MQTTSettings?
    /// nil where the file has no `home_assistant:` block.
    package var homeAssistant: HomeAssistantSettings?
    package var recorder = RecorderSettings()
    package var backup = BackupSettings()
    package var logger = LoggerSettings()
    /// nil where the file has no `prometheus:` block: no metrics are shown.
    package var prometheus: PrometheusSettings?

    package init() {}

    /// The address under which people and Withings reach the program, without a slash at the end: `withings.base_url`,
    /// then `http.base_url`, then `homeassistant.external_url`, then `internal_url`, then where it listens.
    package var externalURL: String {
        withings?.baseURL ?? http.baseURL ?? home.externalURL ?? home.internalURL
            ?? "\(http.certificate == nil ? "http" : "https")://localhost:\(http.port)"
    }
}
