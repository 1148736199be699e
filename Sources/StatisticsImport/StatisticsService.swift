import HomeAssistantLink
import Logging
import ServiceLifecycle
import WithingsModel

/// Keeps Home Assistant's long-term statistics like the record: once the history is complete, and again after changes.
package actor StatisticsService: Service {
    /// How things are timed, in seconds.
    package struct Timing: Sendable {
        /// After a change it is waited until nothing else changed for so long.
        package var quiet = 20.0
        /// How often it is looked whether the history is complete.
        package var historyLook = 30.0
        /// A run that failed is tried again after this, then after twice as long, up to the longest.
        package var firstRetry = 30.0
        package var longestRetry = 1_800.0
        package init() {}
    }

    private let statisticsRun: StatisticsRun
    private let changes: @Sendable () async -> AsyncStream<Void>
    private let isHistoryComplete: @Sendable () async -> Bool
    private let clock: any WallClock
    private let logger: Logger
    private let timing: Timing
    private var current: StatisticsStatus
    private let orders: AsyncStream<Void>.Continuation
    private let ordered: AsyncStream<Void>
    private let openings: AsyncStream<Void>.Continuation
    private let opened: AsyncStream<Void>
    private let delays: AsyncStream<EpochSeconds>.Continuation
    private let delayed: AsyncStream<EpochSeconds>
    /// How many more times it is looked whether Home Assistant has begun to count.
    private var looksLeft = StatisticsService.mostLooks

    /// Home Assistant writes down what it counts every five minutes. A sensor that it has not counted for two hours it may
    /// never count; whatever changes then is occasion enough to look again.
    private static let rhythm: EpochSeconds = 300
    private static let mostLooks = 24

    /// - Parameters:
    ///   - changes: gives a stream with a value after every change of the record.
    ///   - isHistoryComplete: whether everything that Withings has is here.
    package init(
        run: StatisticsRun,
        mode: StatisticsMode,
        changes: @escaping @Sendable () async -> AsyncStream<Void>,
        isHistoryComplete: @escaping @Sendable () async -> Bool,
        clock: any WallClock,
        logger: Logger,
        timing: Timing = Timing()
    ) {
        statisticsRun = run
        self.changes = changes
        self.isHistoryComplete = isHistoryComplete
        self.clock = clock
        self.logger = logger
        self.timing = timing
        current = StatisticsStatus(mode: mode)
        (ordered, orders) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (opened, openings) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (delayed, delays) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func status() -> StatisticsStatus { current }

    /// Looks at everything now, whatever changed.
    package nonisolated func runNow() { orders.yield() }

    package func run() async throws {
        await cancelWhenGracefulShutdown { await self.work() }
    }

    private func work() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in await self.changes() { self.runNow() }
            }
            group.addTask { await self.obey() }
            group.addTask { await self.remind() }
            group.addTask { await self.goOn() }
            runNow()
            await group.waitForAll()
        }
    }

    private func obey() async {
        for await _ in ordered {
            // What comes meanwhile is folded into the one order that waits.
            guard (try? await clock.sleep(seconds: timing.quiet)) != nil else { return }
            while await !isHistoryComplete() {
                current.state = .waiting
                guard (try? await clock.sleep(seconds: timing.historyLook)) != nil else { return }
            }
            var retry = timing.firstRetry
            while await !attempt() {
                current.nextAt = clock.nowSeconds + EpochSeconds(retry)
                guard (try? await clock.sleep(seconds: retry)) != nil else { return }
                retry = min(retry * 2, timing.longestRetry)
            }
        }
    }

    /// Looks again as soon as Home Assistant may have begun to count a total that was merged into its own: until both are
    /// joined its day would show a fall by all that was before.
    private func remind() async {
        for await _ in opened {
            let pause = Self.rhythm - clock.nowSeconds % Self.rhythm
            guard (try? await clock.sleep(seconds: Double(pause))) != nil else { return }
            runNow()
        }
    }

    /// Brings over what had to wait for the end of its hour.
    private func goOn() async {
        for await moment in delayed {
            // Looked at again after an hour at most: a clock that was wrong may have made the moment one of years to come.
            let pause = min(max(1, moment - clock.nowSeconds), 3_600)
            guard (try? await clock.sleep(seconds: Double(pause))) != nil else { return }
            runNow()
        }
    }

    private func noteOpenSums() {
        guard current.openSums > 0 else {
            looksLeft = Self.mostLooks
            return
        }
        guard looksLeft > 0 else { return }
        looksLeft -= 1
        openings.yield()
    }

    /// - Returns: false if it has to be tried again.
    private func attempt() async -> Bool {
        do {
            let lastSuccess = current.lastSuccessAt
            show(try await statisticsRun.run { [weak self] in await self?.show($0, lastSuccess) }, lastSuccess)
            noteOpenSums()
            if let moment = current.heldUntil { delays.yield(moment) }
            return true
        } catch is CancellationError {
            return true
        } catch {
            current.state = .failed
            let fault = (error as? HomeAssistantFault) ?? .unreadableRecord
            current.fault = fault
            logger.warning(
                "Statistics could not be brought to Home Assistant.",
                metadata: ["code": "\(fault.code.rawValue)"]
            )
            return false
        }
    }

    private func show(_ status: StatisticsStatus, _ lastSuccess: EpochSeconds?) {
        current = status
        current.lastSuccessAt = status.state == .done ? status.finishedAt : lastSuccess
    }
}
