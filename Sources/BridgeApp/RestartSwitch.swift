import ServiceLifecycle

/// Ends a run in an orderly way so that the next one starts with the configuration as it is then.
actor RestartSwitch {
    enum Outcome: Sendable { case stop, restart }

    private(set) var outcome = Outcome.stop
    private var group: ServiceGroup?

    func attach(_ group: ServiceGroup) async {
        self.group = group
        if outcome == .restart { await group.triggerGracefulShutdown() }
    }

    func restart() async {
        outcome = .restart
        await group?.triggerGracefulShutdown()
    }
}
