/// The block `prometheus:`.
package struct PrometheusSettings: Sendable, Equatable {
    /// What the names of the metrics begin with.
    package var namespace = "withings_bridge"
    /// Whether who asks must show a token, as in Home Assistant.
    package var requiresAuth = true

    package init() {}
}
