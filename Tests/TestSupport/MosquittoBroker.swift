import Foundation
import Glibc

/// A real Mosquitto on a free port of 127.0.0.1, with its files in a temporary folder.
///
/// A test that wants one is skipped visibly where the program is missing:
/// `@Test(.enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed"))`.
package final class MosquittoBroker: Sendable {
    /// How the broker is set up.
    package struct Options: Sendable {
        /// Names and passwords that may sign in; empty lets everybody in.
        package var users: [String: String] = [:]
        /// PEM files for TLS on the listener.
        package var certificate: TLSFiles?
        /// Further lines of `mosquitto.conf`.
        package var lines: [String] = []

        package init(users: [String: String] = [:], certificate: TLSFiles? = nil, lines: [String] = []) {
            self.users = users
            self.certificate = certificate
            self.lines = lines
        }
    }

    package struct TLSFiles: Sendable {
        package var authority: String
        package var certificate: String
        package var key: String
        package init(authority: String, certificate: String, key: String) {
            self.authority = authority
            self.certificate = certificate
            self.key = key
        }
    }

    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    private static let executable = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/local/bin/mosquitto"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    package static var isInstalled: Bool { executable != nil }

    package let host = "127.0.0.1"
    package let port: Int
    /// The temporary folder; removed by ``stop()`` of the last owner, that is by deinit.
    private let folder: URL
    private let process = ProcessSlot()

    /// Prepares the files; ``start()`` runs the broker.
    package init(options: Options = Options()) throws {
        port = try Self.freePort()
        folder = FileManager.default.temporaryDirectory.appending(path: "mosquitto-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try writeFiles(options)
    }

    /// A broker that runs.
    package static func started(options: Options = Options()) async throws -> MosquittoBroker {
        let broker = try MosquittoBroker(options: options)
        try await broker.start()
        return broker
    }

    deinit {
        process.end(SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts the broker and returns when it accepts connections.
    package func start() async throws {
        guard let executable = Self.executable else { throw Failure(description: "mosquitto is not installed") }
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = ["-c", configuration.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process.hold(process)
        let deadline = ContinuousClock.now + .seconds(20)
        while !Self.accepts(port: port) {
            guard process.isRunning, ContinuousClock.now < deadline else {
                throw Failure(description: "mosquitto did not start: \(log)")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Ends it in an orderly way.
    package func stop() {
        process.end(SIGTERM)
    }

    /// Ends it as a power cut would.
    package func kill() {
        process.end(SIGKILL)
    }

    /// Holds it still: it keeps its connections and answers nobody, until ``thaw()`` or ``kill()``.
    package func freeze() {
        process.signal(SIGSTOP)
    }

    /// Lets it go on.
    package func thaw() {
        process.signal(SIGCONT)
    }

    /// Stops it and starts it again on the same port.
    package func restart() async throws {
        stop()
        try await start()
    }

    /// What the broker wrote, for a failing test to show.
    package var log: String {
        (try? String(contentsOf: folder.appending(path: "mosquitto.log"), encoding: .utf8)) ?? ""
    }

    private var configuration: URL { folder.appending(path: "mosquitto.conf") }

    private func writeFiles(_ options: Options) throws {
        var lines = ["listener \(port) \(host)", "persistence false", "max_queued_messages 0"]
        lines += ["log_dest file \(folder.appending(path: "mosquitto.log").path)", "log_type all"]
        if getuid() == 0 { lines.append("user root") }
        if options.users.isEmpty {
            lines.append("allow_anonymous true")
        } else {
            let passwords = folder.appending(path: "passwords")
            let text = options.users.map { "\($0.key):\($0.value)\n" }.sorted().joined()
            try text.write(to: passwords, atomically: true, encoding: .utf8)
            try Self.run("mosquitto_passwd", ["-U", passwords.path])
            lines += ["allow_anonymous false", "password_file \(passwords.path)"]
        }
        if let files = options.certificate {
            lines += ["cafile \(files.authority)", "certfile \(files.certificate)", "keyfile \(files.key)"]
        }
        lines += options.lines
        try (lines.joined(separator: "\n") + "\n").write(to: configuration, atomically: true, encoding: .utf8)
    }

    /// Runs a program of the search path to its end.
    package static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(description: "\(program) failed") }
    }
}
