import WebServer
import WithingsAPI

extension RunningBridge {
    /// What the pages show and offer beside everything else: the budget, diagnostics, the demo.
    func addPagesOperations(to operations: inout Operations, budget: RequestBudget?, restart: RestartSwitch) {
        operations.budget = {
            guard let snapshot = await budget?.snapshot else { return nil }
            return Operations.Budget(
                limit: snapshot.requestsPerMinute,
                used: snapshot.usedInLastMinute,
                waiting: snapshot.waitingFresh + snapshot.waitingBackfill,
                heldUntil: snapshot.heldUntil.map { Int64($0) }
            )
        }
        let bundle = DiagnosticsBundle(folder: options.folder, environment: options.environment, clock: options.clock)
        operations.diagnostics = { await bundle.text() }
        var inside = Doctor(folder: options.folder, environment: options.environment, clock: options.clock)
        inside.isInside = true
        operations.doctor = { [doctor = inside] in
            await doctor.findings().map {
                Operations.Finding(
                    name: $0.name,
                    state: $0.state.rawValue,
                    message: $0.message,
                    hint: $0.hint,
                    saying: $0.saying
                )
            }
        }
        guard options.demo != nil else { return }
        operations.demo = Operations.Demo(isRunning: options.demoCloud != nil) { await restart.turnDemo($0) }
    }
}
