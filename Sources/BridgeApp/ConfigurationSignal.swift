import BridgeConfiguration
import Logging
import ServiceLifecycle
import UnixSignals

/// Applies the configuration as it is now when somebody asks for it in the way of services (SIGHUP, `systemctl reload`); a file
/// with faults changes nothing.
struct ConfigurationSignal: Service {
    let options: BridgeOptions
    let restart: RestartSwitch
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) {
                guard options.folder.check(environment: options.environment).isValid else {
                    logger.error("The configuration has faults and is not applied; the program goes on as it was.")
                    continue
                }
                logger.notice("The configuration is read anew.")
                await restart.restart()
            }
        }
    }
}
