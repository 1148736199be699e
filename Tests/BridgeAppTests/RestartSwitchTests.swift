import Foundation
import Logging
import ServiceLifecycle
import Testing

@testable import BridgeApp

@Suite("Starting again in place")
struct RestartSwitchTests {
    /// Does not end until it is cancelled, and then says so as an error.
    private struct Stubborn: Service {
        let started: @Sendable () -> Void

        func run() async throws {
            started()
            try await Task.sleep(for: .seconds(600))
        }
    }

    @Test("services that had to be cut off do not keep the program from starting again")
    func cutOff() async throws {
        let restart = RestartSwitch()
        let (started, source) = AsyncStream.makeStream(of: Void.self)
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: Stubborn { source.yield() })],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        configuration.maximumGracefulShutdownDuration = .milliseconds(1)
        let group = ServiceGroup(configuration: configuration)
        let run = Task { try await group.run() }
        _ = await started.first { _ in true }
        await restart.attach(group)
        await restart.turnDemo(false)
        do {
            try await run.value
            Issue.record("The service ended by itself.")
        } catch {
            #expect(error is CancellationError)
            #expect(await restart.outcome(after: error) == .demo(false))
        }
    }

    @Test("what ends a run that nobody wanted to end is still an error")
    func failed() async {
        let restart = RestartSwitch()
        #expect(await restart.outcome(after: CocoaError(.fileNoSuchFile)) == nil)
        // Told to stop by a signal, and cut off after three seconds.
        #expect(await restart.outcome(after: CancellationError()) == .stop)
        await restart.restart()
        #expect(await restart.outcome(after: CocoaError(.fileNoSuchFile)) == .restart)
    }
}
