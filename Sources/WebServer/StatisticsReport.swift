/// How the import into Home Assistant's statistics stands, for people.
package struct StatisticsReport: Sendable, Equatable {
    /// `waiting`, `running`, `done`, `incomplete`, `failed`.
    package var state: String
    /// `separate` or `merge`.
    package var mode: String
    package var homeAssistantVersion: String?
    package var seriesDone: Int
    package var seriesTotal: Int
    package var rowsSent: Int
    /// Moments in seconds since 1970.
    package var lastSuccessAt: Int64?
    package var nextAt: Int64?
    /// Why nothing could be done.
    package var fault: PlainFault?
    /// What is wrong with single series, by their ids.
    package var seriesFaults: [SeriesFault]

    package struct SeriesFault: Sendable, Equatable {
        package var seriesID: String
        package var message: String
        package init(seriesID: String, message: String) {
            self.seriesID = seriesID
            self.message = message
        }
    }

    package init(
        state: String,
        mode: String,
        homeAssistantVersion: String? = nil,
        seriesDone: Int = 0,
        seriesTotal: Int = 0,
        rowsSent: Int = 0,
        lastSuccessAt: Int64? = nil,
        nextAt: Int64? = nil,
        fault: PlainFault? = nil,
        seriesFaults: [SeriesFault] = []
    ) {
        self.state = state
        self.mode = mode
        self.homeAssistantVersion = homeAssistantVersion
        self.seriesDone = seriesDone
        self.seriesTotal = seriesTotal
        self.rowsSent = rowsSent
        self.lastSuccessAt = lastSuccessAt
        self.nextAt = nextAt
        self.fault = fault
        self.seriesFaults = seriesFaults
    }
}
