import Entities
import WebServer
import WithingsModel

extension SocketCommand {
    /// What entities showed in the past.
    static let past: [SocketCommand] = [
        SocketCommand("history/history_during_period", HistoryQuestion.shape) { api, fields in
            .object(try await HistoryQuestion(fields, api).answer(api).states)
        }
    ]
}
