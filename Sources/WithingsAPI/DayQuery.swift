import WithingsModel

/// Which records to ask for, where Withings counts in days.
public enum DayQuery: Sendable, Equatable {
    /// Both days included (`startdateymd`, `enddateymd`).
    case days(from: LocalDay, to: LocalDay)
    /// Created or changed since (`lastupdate`).
    case changed(since: EpochSeconds)
}
