import Entities
import ServiceLifecycle
import Store
import Sync
import WithingsModel

/// Tells the board how the bridge itself stands: each account's link, the last and the next refresh.
struct BridgeFactsFeed: Service {
    let sync: SyncService
    let board: EntityBoard
    let alerts: DataAlerts?
    let clock: any WallClock
    let version: String

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // Right after a start little is known; the rest goes on as it was told before.
            await board.begin(facts(await sync.statuses(), await alerts?.active() ?? []))
            await withDiscardingTaskGroup { group in
                group.addTask {
                    while (try? await clock.sleep(seconds: 10)) != nil { await tell() }
                }
                // Whoever was linked just now does not wait for it.
                group.addTask {
                    let changes = board.changes()
                    var known = await board.people()
                    for await _ in changes {
                        let people = await board.people()
                        guard people != known else { continue }
                        let statuses = await sync.statuses()
                        await board.show(facts(statuses, await alerts?.active() ?? []))
                        // The sync may hear of somebody a moment after the board.
                        let users = Set(statuses.map(\.account.user))
                        if people.allSatisfy({ users.contains($0.user) }) { known = people }
                    }
                }
            }
        }
    }

    private func tell() async {
        await board.show(facts(await sync.statuses(), await alerts?.active() ?? []))
    }

    /// The best of what everybody's notifications are, unless somebody's are faulty.
    private func webhook(_ statuses: [AccountStatus]) -> BridgeFacts.WebhookState {
        let states = Set(statuses.map(\.push.state))
        if states.contains(.faulty) { return .faulty }
        if states.contains(.proven) { return .active }
        return states.contains(.unproven) || states.contains(.pending) ? .waiting : .off
    }

    private func facts(_ statuses: [AccountStatus], _ alerts: [DataAlert]) -> BridgeFacts {
        var facts = BridgeFacts(version: version, webhook: webhook(statuses))
        let own = alerts.filter { $0.profile.isEmpty }
        if let since = own.map(\.since).min() {
            facts.problem = BridgeFacts.Problem(
                codes: own.map(\.kind.rawValue),
                message: own.map(\.sentence).joined(separator: " "),
                since: since
            )
        }
        for status in statuses {
            let state: BridgeFacts.LinkState =
                switch status.activity {
                // A refresh under way is no state that anybody waits for.
                case .idle, .syncing: .connected
                case .waiting: .waiting
                case .needsOwner: .needsOwner
                }
            facts.links[status.account.user] = BridgeFacts.Link(
                state: state,
                lastSyncAt: status.lastSuccessAt,
                nextSyncAt: status.nextAt,
                silentSince: alerts.first { $0.kind == .noData && $0.profile == status.account.profile }?.since
            )
        }
        return facts
    }
}
