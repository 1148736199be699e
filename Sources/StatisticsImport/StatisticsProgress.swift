import WithingsModel

/// Keeps count of a run, and tells whoever watches.
actor StatisticsProgress {
    private var status: StatisticsStatus
    private let onProgress: @Sendable (StatisticsStatus) async -> Void

    init(
        mode: StatisticsMode,
        startedAt: EpochSeconds,
        onProgress: @escaping @Sendable (StatisticsStatus) async -> Void
    ) {
        status = StatisticsStatus(mode: mode)
        status.state = .running
        status.startedAt = startedAt
        self.onProgress = onProgress
    }

    func connected(_ version: String) async {
        status.homeAssistantVersion = version
        await tell()
    }

    func expects(series: Int) { status.seriesTotal += series }
    func expects(rows: Int) { status.rowsTotal += rows }

    func sent(rows: Int) async {
        status.rowsSent += rows
        await tell()
    }

    func held(until moment: EpochSeconds) { status.heldUntil = min(status.heldUntil ?? moment, moment) }
    func leftOpen() { status.openSums += 1 }
    func changed() { status.seriesChanged += 1 }
    func failed(_ fault: StatisticsStatus.SeriesFault) { status.seriesFaults.append(fault) }

    func finishedSeries() async {
        status.seriesDone += 1
        await tell()
    }

    func finish(at now: EpochSeconds) async -> StatisticsStatus {
        status.state = status.seriesFaults.isEmpty ? .done : .incomplete
        status.finishedAt = now
        await tell()
        return status
    }

    private func tell() async { await onProgress(status) }
}
