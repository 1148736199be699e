import SimulatedCloud
import WithingsAPI

extension WithingsApplication {
    /// The application that the simulated cloud knows.
    package static func demo(
        at address: String = "http://cloud.test",
        secret: String = SimulatedCloud.demoClientSecret
    ) -> WithingsApplication {
        WithingsApplication(
            clientID: SimulatedCloud.demoClientID,
            clientSecret: secret,
            accountURL: address,
            apiURL: address
        )
    }
}
