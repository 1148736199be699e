import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Serves a simulated cloud over HTTP, consent pages and data on one origin.
package struct CloudServer: Service {
    package let cloud: SimulatedCloud
    private let host: String
    private let wantedPort: Int
    private let logger: Logger
    private let listening = ListeningPort()
    /// Seconds between the steps in which the people of a demo live on; nil for people who do not.
    var pace: Double?
    /// Whether visitors of its pages may let things happen to its people.
    package var isSteerable = false

    /// - Parameter port: 0 for one that is free.
    package init(
        cloud: SimulatedCloud,
        host: String = "127.0.0.1",
        port: Int = 0,
        logger: Logger = Logger(label: "simulated-cloud") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.cloud = cloud
        self.host = host
        wantedPort = port
        self.logger = logger
    }

    /// The port that was bound; waits until there is one.
    ///
    /// - Throws: what kept the server from starting.
    package var port: Int {
        get async throws { try await listening.value }
    }

    /// Where the cloud is to be found, without a slash at the end; waits until it listens.
    package var url: String {
        get async throws { "http://\(host):\(try await port)" }
    }

    package func run() async throws {
        let delivers = await cloud.reachCallbacksOverHTTP()
        let listening = listening
        let application = Application(
            responder: CloudResponder(cloud: cloud, isSteerable: isSteerable),
            configuration: ApplicationConfiguration(address: .hostname(host, port: wantedPort)),
            onServerRunning: { channel in await listening.settle(.success(channel.localAddress?.port ?? 0)) },
            logger: logger
        )
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await application.run() }
                if delivers { group.addTask { try await deliver() } }
                if let pace { group.addTask { try await live(every: pace) } }
                defer { group.cancelAll() }
                try await group.next()
            }
            await listening.settle(.failure(CancellationError()))
        } catch {
            await listening.settle(.failure(error))
            throw error
        }
    }

    /// Tells callbacks what is due, several times a second.
    private func deliver() async throws {
        while true {
            try await Task.sleep(for: .milliseconds(100))
            await cloud.deliverDue()
        }
    }

    private func live(every pace: Double) async throws {
        await cloud.hurry()
        while true {
            try await Task.sleep(for: .seconds(pace))
            await cloud.live()
        }
    }
}
