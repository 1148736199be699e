import Logging
import ServiceLifecycle
import WithingsModel

/// Turns the board's page at everybody's midnight: today's totals begin anew though nothing was fetched.
package struct DayTurn: Service {
    private let board: EntityBoard
    private let clock: any WallClock
    private let logger: Logger

    package init(board: EntityBoard, clock: any WallClock, logger: Logger) {
        self.board = board
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            // A look at the clock each half minute, not one long sleep: the clock can be set, the machine can doze.
            while (try? await clock.sleep(seconds: 30)) != nil {
                do {
                    try await board.tick()
                } catch  where Task.isCancelled {
                    // Told to stop in the middle of it: nobody asks for it any more.
                } catch {
                    logger.error("today could not be renewed", metadata: ["reason": "\(error)"])
                }
            }
        }
    }
}
