import Access
import Hummingbird
import WebServer

extension APIRoutes {
    /// For container managers: open to everybody, so nothing here says more than how the program is.
    var healthRoutes: [APIRoute] {
        [
            APIRoute(.get, "/health/live", .anybody) { _, _ in .json(["status": "alive"]) },
            APIRoute(.get, "/health/ready", .anybody) { _, _ in await readiness() },
        ]
    }

    private func readiness() async -> Response {
        var reasons: [JSONValue] = []
        if running == nil {
            reasons.append([
                "code": "invalid_configuration",
                "message": "The configuration has faults; the program shows them and waits.",
            ])
        }
        do {
            _ = try await gatekeeper.hasOwner()
        } catch {
            reasons.append(["code": "storage", "message": "The database does not answer."])
        }
        let all = await control.operations.troubles()
        let troubles = all.filter(\.keepsFromWork)
        // Codes alone: their words name places.
        let warnings = all.filter { !$0.keepsFromWork }.map { JSONValue.string($0.code) }
        let store = await control.operations.storeTrouble().map { [$0] } ?? []
        for trouble in store.filter({ !troubles.contains($0) }) + troubles {
            reasons.append(["code": .string(trouble.code), "message": .string(trouble.message)])
        }
        let broker = await control.broker()
        let brokerState: JSONValue =
            !broker.isConfigured ? "not_configured" : broker.isConnected ? "connected" : "disconnected"
        return .json(
            [
                "status": reasons.isEmpty ? "ready" : "not_ready", "reasons": .array(reasons),
                "warnings": .array(warnings), "broker": brokerState,
            ],
            status: reasons.isEmpty ? .ok : .serviceUnavailable
        )
    }
}
