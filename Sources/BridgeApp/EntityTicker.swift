import Entities
import ServiceLifecycle
import WithingsModel

/// Looks at the entities when time alone changes them: at midnight today's totals begin anew.
struct EntityTicker: Service {
    let board: EntityBoard
    let clock: any WallClock

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await clock.sleep(seconds: 60)
                try? await board.tick()
            }
        }
    }
}
