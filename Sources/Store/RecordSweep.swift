import WithingsModel

/// What Withings listed of one kind when a stretch of time was read again from its first page to its last.
///
/// Withings does not say what it deleted; a record that lies in the stretch, is kept here and was not listed is gone. It
/// gets a tombstone: no state, chart or export has it any longer, and should it be listed again, it comes back.
package struct RecordSweep: Sendable, Equatable {
    /// Identities of what was listed.
    package enum Listed: Sendable, Equatable {
        /// `grpid`s; the stretch is one of measuring time.
        case measures(Set<Int64>)
        /// Ids; the stretch is one of days of waking.
        case sleep(Set<Int64>)
        /// `sourceKey`s by day; the stretch is one of days.
        case activity([LocalDay: Set<String>])
        /// Ids; the stretch is one of days.
        case workouts(Set<Int64>)
        /// `signalid`s of ECGs; the stretch is one of moments.
        case heart(Set<Int64>)
        /// `signalid`s; the stretch is one of moments.
        case stethoscope(Set<Int64>)
    }

    package var listed: Listed
    /// The stretch in moments, for kinds that are listed by moments.
    package var moments: Range<EpochSeconds>
    /// The stretch in days, for kinds that are listed by days.
    package var days: ClosedRange<LocalDay>
    /// Records that were saved first after this moment are left alone: they may be younger than the list.
    package var at: EpochSeconds
    /// Only asks what would be gone or back; nothing gets a tombstone.
    package var isTrial: Bool

    package init(
        _ listed: Listed,
        moments: Range<EpochSeconds>,
        days: ClosedRange<LocalDay>,
        at: EpochSeconds,
        isTrial: Bool = false
    ) {
        self.listed = listed
        self.moments = moments
        self.days = days
        self.at = at
        self.isTrial = isTrial
    }
}
