import Entities
import Linking
import Sync
import WithingsModel

/// Everything that makes an open page look different.
struct LiveChanges: Sendable {
    let running: PageRoutes.Running
    let clock: any WallClock

    /// Seconds between two looks at how the sync stands.
    static let pace = 2.0
    /// Every so many looks the page is made anew in any case: "5 minutes ago" gets older, and a connection that is
    /// gone is noticed.
    static let beat = 10

    /// Calls `tell` for every change until cancelled.
    func run(_ tell: @escaping @Sendable () -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in running.board.changes() { tell() } }
            group.addTask { for await _ in running.desk.changes() { tell() } }
            group.addTask { await watchSync(tell) }
        }
    }

    private func watchSync(_ tell: @Sendable () -> Void) async {
        var last = await running.sync.statuses()
        var looks = 0
        while (try? await clock.sleep(seconds: Self.pace)) != nil, !Task.isCancelled {
            let now = await running.sync.statuses()
            looks += 1
            if now != last || looks % Self.beat == 0 { tell() }
            last = now
        }
    }
}
