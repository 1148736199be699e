import BridgeApp
import BridgeConfiguration
import Foundation
import Logging
import ServiceLifecycle
import SimulatedCloud

/// A simulated Withings cloud and a bridge beside it, both on loopback.
struct Demo {
    let port: Int
    let cloudPort: Int
    let broker: String?
    let keptDirectory: String?
    let years: Double

    static let profiles = ["Anna", "Jonas"]

    func run() async throws {
        let directory = keptDirectory ?? NSTemporaryDirectory() + "withings-bridge-demo-\(getpid())"
        let folder = ConfigurationFolder(path: URL(fileURLWithPath: directory).standardizedFileURL.path)
        Terminal.say("Making up several years of two people's readings …")
        let cloud = CloudServer.demo(host: "127.0.0.1", port: cloudPort, years: years)
        defer { if keptDirectory == nil { try? FileManager.default.removeItem(atPath: folder.path) } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cloud.run() }
            let cloudAddress = try await cloud.url
            Terminal.say(
                "The simulated Withings cloud listens at \(cloudAddress): there you let things happen to them."
            )
            try writeConfiguration(in: folder, cloudAddress: cloudAddress)
            group.addTask {
                let options = BridgeOptions(folder: folder, environment: ProcessInfo.processInfo.environment) {
                    address,
                    _ in
                    Terminal.say("")
                    Terminal.say("Open \(address) and follow the page: make an owner account, then add Anna and Jonas.")
                    Terminal.say("Ctrl-C ends the demo.")
                }
                try await Bridge(options).run()
            }
            // Whichever ends first, by a signal or by a fault, ends both.
            try await group.next()
            group.cancelAll()
        }
    }

    /// The simulated cloud without a bridge: whoever writes a program against Withings has an account to try it with.
    static func runCloud(port: Int, years: Double) async throws {
        Terminal.say("Making up several years of two people's readings …")
        let cloud = CloudServer.demo(host: "127.0.0.1", port: port, years: years)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cloud.run() }
            let address = try await cloud.url
            Terminal.say("The simulated Withings cloud listens at \(address), in place of account_url and api_url.")
            Terminal.say("client_id: \(SimulatedCloud.demoClientID)")
            Terminal.say("client_secret: \(SimulatedCloud.demoClientSecret)")
            Terminal.say("Ctrl-C ends it.")
            try await group.next()
        }
    }

    private func writeConfiguration(in folder: ConfigurationFolder, cloudAddress: String) throws {
        var lines = [
            "# Written by withings-bridge demo.",
            "homeassistant:",
            "  external_url: http://localhost:\(port)",
            "http:",
            "  server_port: \(port)",
            "withings:",
            "  client_id: \(SimulatedCloud.demoClientID)",
            "  client_secret: \(SimulatedCloud.demoClientSecret)",
            "  account_url: \(cloudAddress)",
            "  api_url: \(cloudAddress)",
            "  scan_interval: 30",
            "  profiles:",
        ]
        lines += Self.profiles.map { "    - \($0)" }
        lines.append("prometheus:")
        if let broker {
            let parts = broker.split(separator: ":", maxSplits: 1).map(String.init)
            lines += [
                "mqtt:", "  broker: \(parts.first ?? "127.0.0.1")", "  port: \(parts.count > 1 ? parts[1] : "1883")",
            ]
        }
        do {
            try FileManager.default.createDirectory(
                atPath: folder.path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try (lines.joined(separator: "\n") + "\n").write(
                toFile: folder.path + "/configuration.yaml",
                atomically: true,
                encoding: .utf8
            )
        } catch {
            throw BridgeFault(
                .unwritable,
                "The demo's directory \(folder.path) cannot be written.",
                hint: "Choose another with --keep, or set TMPDIR."
            )
        }
    }
}
