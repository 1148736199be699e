import ServiceLifecycle

/// Ends a run in an orderly way so that the next one starts with the configuration as it is then.
actor RestartSwitch {
    enum Outcome: Sendable, Equatable {
        case stop, restart
        /// Into the demo, or out of it.
        case demo(Bool)
    }

    private(set) var outcome = Outcome.stop
    private var group: ServiceGroup?

    func attach(_ group: ServiceGroup) async {
        self.group = group
        if outcome != .stop { await group.triggerGracefulShutdown() }
    }

    func restart() async { await end(with: .restart) }

    func turnDemo(_ isOn: Bool) async { await end(with: .demo(isOn)) }

    private func end(with outcome: Outcome) async {
        self.outcome = outcome
        await group?.triggerGracefulShutdown()
    }
}
