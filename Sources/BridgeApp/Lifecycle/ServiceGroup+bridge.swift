import Logging
import ServiceLifecycle
import UnixSignals

extension ServiceGroup {
    /// The services of one run: whichever ends takes the others with it; what does not end by itself in time is cancelled.
    static func ofBridge(_ services: [any Service], logger: Logger) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = FinalCurtain.graceful
        return ServiceGroup(configuration: configuration)
    }
}
