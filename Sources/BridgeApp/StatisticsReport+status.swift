import StatisticsImport
import WebServer

extension StatisticsReport {
    init(_ status: StatisticsStatus) {
        self.init(
            state: status.state.rawValue,
            mode: status.mode.rawValue,
            homeAssistantVersion: status.homeAssistantVersion,
            seriesDone: status.seriesDone,
            seriesTotal: status.seriesTotal,
            rowsSent: status.rowsSent,
            lastSuccessAt: status.lastSuccessAt,
            nextAt: status.nextAt,
            fault: status.fault.map(PlainFault.init),
            seriesFaults: status.seriesFaults.map { .init(seriesID: $0.seriesID, message: $0.message) }
        )
    }
}
