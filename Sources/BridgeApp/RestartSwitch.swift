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

    /// What comes after a run that ended with an error; nil where the error is the end of everything.
    ///
    /// On a slow or busy machine services that do not end in time are cancelled, and say so as an error. Where the end was
    /// asked for, that is no reason to stay down.
    func outcome(after error: any Error) -> Outcome? { outcome != .stop || error is CancellationError ? outcome : nil }

    func restart() async { await end(with: .restart) }

    func turnDemo(_ isOn: Bool) async { await end(with: .demo(isOn)) }

    private func end(with outcome: Outcome) async {
        self.outcome = outcome
        await group?.triggerGracefulShutdown()
    }
}
