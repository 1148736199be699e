import HomeAssistantLink
import WithingsModel

/// How the import into Home Assistant stands, for the pages and the command.
package struct StatisticsStatus: Sendable, Equatable {
    package enum State: String, Sendable {
        /// The history is still being fetched from Withings.
        case waiting
        case running
        /// Everything is there, read back and found equal.
        case done
        /// Some series are not there; the others are.
        case incomplete
        /// Nothing could be done; it is tried again.
        case failed
    }

    package struct SeriesFault: Sendable, Equatable {
        package var seriesID: String
        package var message: String
        package init(seriesID: String, message: String) {
            self.seriesID = seriesID
            self.message = message
        }
    }

    package var state = State.waiting
    package var mode: StatisticsMode
    package var homeAssistantVersion: String?
    /// Series that there are, that were looked at in this run, and that had to be changed.
    package var seriesTotal = 0
    package var seriesDone = 0
    package var seriesChanged = 0
    package var rowsTotal = 0
    /// Rows sent in this run.
    package var rowsSent = 0
    /// Totals that were merged into the sensors' own before Home Assistant began to count them: they have to be joined to
    /// what it counts once it has.
    package var openSums = 0
    /// Hours of the sensors' own series that wait until Home Assistant has written its own row of the hour: when the first of
    /// them can be brought over.
    package var heldUntil: EpochSeconds?
    package var startedAt: EpochSeconds?
    package var finishedAt: EpochSeconds?
    package var lastSuccessAt: EpochSeconds?
    package var nextAt: EpochSeconds?
    /// Why a whole run failed.
    package var fault: HomeAssistantFault?
    package var seriesFaults: [SeriesFault] = []

    package init(mode: StatisticsMode) {
        self.mode = mode
    }
}
