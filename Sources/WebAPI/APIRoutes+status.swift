import Hummingbird
import Linking
import Store
import Sync
import WebServer

extension APIRoutes {
    /// How the program and every account stand, for scripts; our own form.
    var statusRoutes: [APIRoute] {
        [APIRoute(.get, "/api/withings/status") { _, _ in .json(try await status()) }]
    }

    private func status() async throws -> JSONValue {
        var accounts: [JSONValue] = []
        for status in await running?.sync.statuses() ?? [] {
            accounts.append(StatusJSON.account(status, counts: try await running?.counts?(status.account.user)))
        }
        let broker = await control.broker()
        let statistics = await control.statistics()
        return [
            "version": .string(control.version), "started_at": StatusJSON.moment(control.startedAt),
            "safe_mode": .bool(running == nil), "accounts": .array(accounts),
            "flows": .array(await running?.desk.flows().map(StatusJSON.flow) ?? []),
            "broker": [
                "configured": .bool(broker.isConfigured), "connected": .bool(broker.isConnected),
                "fault": .optional(broker.fault?.text),
            ],
            "statistics": statistics.map(StatusJSON.statistics) ?? nil,
        ]
    }
}
