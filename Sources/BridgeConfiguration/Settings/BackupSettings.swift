/// The block `backup:`.
package struct BackupSettings: Sendable, Equatable {
    /// `daily`, `weekly` or `never`.
    package var schedule = "daily"
    /// Seconds after midnight, in the time zone of the configuration.
    package var timeOfDay: Double = 4 * 3600 + 45 * 60
    /// An absolute path; nil is `backups` in the configuration directory.
    package var path: String?
    package var keepDaily = 7
    package var keepWeekly = 4
    package var keepMonthly = 6
    /// Whether the key file goes with it: then whoever has the backup has the tokens.
    package var includesKey = false

    package init() {}
}
