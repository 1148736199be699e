import Foundation
import Logging

/// Sees to it that the program ends within five seconds of being told to, whatever hangs: everything that is kept
/// survives being cut off at any moment, so that nothing is lost by not waiting.
struct FinalCurtain: Sendable {
    /// Services have so long to end by themselves; then they are cancelled.
    static let graceful = Duration.seconds(3)
    /// Then the curtain falls.
    static let longest = 4.5

    let logger: Logger
    let notice: ServiceNotice

    /// Falls when a signal came and the time is up, unless ``body`` has ended before.
    func during<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let sources = [SIGTERM, SIGINT].map { signal in
            let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
            let (logger, notice) = (logger, notice)
            source.setEventHandler {
                notice.stopping()
                DispatchQueue.global().asyncAfter(deadline: .now() + Self.longest) {
                    logger.warning("The program was told to stop and something still hangs: it ends now.")
                    _exit(0)
                }
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await body()
    }
}
