import WithingsModel

/// Which records to ask for, where Withings counts in seconds.
public enum TimeQuery: Sendable, Equatable {
    /// No limit.
    case everything
    /// Measured in this range (`startdate`, `enddate`).
    case measured(from: EpochSeconds, to: EpochSeconds)
    /// Created or changed since (`lastupdate`).
    case changed(since: EpochSeconds)
}
