import WithingsModel

/// A sleep that somebody else can end. A ring while nobody sleeps is kept for the next sleeper.
actor Alarm {
    private var sleep: Task<Void, Never>?
    private var isRung = false

    /// Returns after so many seconds, at a ring, or when the task is cancelled.
    func sleep(seconds: Double, on clock: any WallClock) async {
        defer { isRung = false }
        guard !isRung, !Task.isCancelled else { return }
        let sleep = Task { _ = try? await clock.sleep(seconds: seconds) }
        self.sleep = sleep
        await withTaskCancellationHandler {
            await sleep.value
        } onCancel: {
            sleep.cancel()
        }
        self.sleep = nil
    }

    func ring() {
        isRung = true
        sleep?.cancel()
    }
}
