/// Seconds since 1970-01-01 00:00 UTC, as Withings counts time.
public typealias EpochSeconds = Int64
