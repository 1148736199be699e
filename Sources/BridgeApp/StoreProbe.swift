import Store
import WebServer
import WithingsModel

/// Tries whether the store could keep something now, for those who cannot wait long for the answer.
struct StoreProbe: Sendable {
    /// Container managers lose patience after five seconds and more.
    static let patience = 3.0

    let check: @Sendable () async throws -> Void
    let clock: any WallClock

    /// nil where something could be kept.
    func trouble() async -> Operations.Trouble? {
        let (answers, answer) = AsyncStream.makeStream(of: Operations.Trouble?.self)
        let trial = Task { answer.yield(await look()) }
        let timer = Task {
            try await clock.sleep(seconds: Self.patience)
            answer.yield(
                Operations.Trouble(
                    code: StoreError.Code.busy.rawValue,
                    message: "The database does not answer in time."
                )
            )
        }
        defer {
            timer.cancel()
            trial.cancel()
        }
        for await first in answers { return first }
        return nil
    }

    private func look() async -> Operations.Trouble? {
        do {
            try await check()
            return nil
        } catch let fault as StoreError {
            return Operations.Trouble(code: fault.code.rawValue, message: fault.message)
        } catch {
            return Operations.Trouble(code: "storage", message: "The database does not answer.")
        }
    }
}
