/// How the record gets into Home Assistant's long-term statistics.
package enum StatisticsMode: String, Sendable, Codable {
    /// As series of their own, `withings:anna_weight_kg`, which hold true readings and nothing else.
    case separate
    /// Into the series of the sensors themselves.
    case merge
}
