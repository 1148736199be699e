import BridgeApp
import SimulatedCloud

extension DemoStage {
    /// The simulated cloud on loopback.
    static let simulated = DemoStage { ready in
        let server = CloudServer.demo(host: "127.0.0.1", port: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            let address = try await server.url
            ready(
                Cloud(
                    url: address,
                    clientID: SimulatedCloud.demoClientID,
                    clientSecret: SimulatedCloud.demoClientSecret,
                    profiles: Demo.profiles,
                    approve: { await server.cloud.approve(authorizeURL: $0, as: $1) }
                )
            )
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
