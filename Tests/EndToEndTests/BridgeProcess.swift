import Foundation
import Testing

/// The real program, as a process of its own, on a free port and in a folder of its own.
final class BridgeProcess {
    let folder: URL
    let port: Int
    private(set) var process: Process?
    /// Where its log goes; nil for the log of the tests.
    var log: URL?
    private var output: Pipe?

    var url: String { "http://127.0.0.1:\(port)" }

    /// Whether somebody listens on its port.
    var listens: Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("bridge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = try FreePort.any()
    }

    deinit {
        if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The program beside the test bundle, or the one that `WITHINGS_BRIDGE_PROGRAM` names.
    static var program: URL {
        if let path = ProcessInfo.processInfo.environment["WITHINGS_BRIDGE_PROGRAM"] {
            return URL(fileURLWithPath: path)
        }
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let place =
            bundle?.deletingLastPathComponent()
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return place.appendingPathComponent("withings-bridge")
    }

    func write(_ text: String, to file: String = "configuration.yaml") throws {
        try text.write(to: folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
    }

    /// Starts and returns once the program says that it listens, with the lines it said.
    @discardableResult
    func start(_ arguments: [String] = ["run"], environment: [String: String] = [:]) async throws -> [String] {
        try launch(arguments, environment: environment)
        guard let output else { throw Failure(says: "the program has no output") }
        var lines: [String] = []
        for await line in Self.lines(of: output.fileHandleForReading) {
            lines.append(line)
            if line.contains("http://") { return lines }
        }
        throw Failure(says: "the program ended before it listened: \(lines)")
    }

    /// Starts and waits for nothing.
    ///
    /// - Parameters:
    ///   - fileLimit: no file may grow beyond so many kilobytes, as on a disk that is full; nil for no limit.
    ///   - descriptors: how many files and sockets it may have open; nil for as many as the tests.
    ///   - isSilent: whether what it complains of goes nowhere.
    func launch(
        _ arguments: [String] = ["run"],
        fileLimit: Int? = nil,
        descriptors: Int? = nil,
        environment: [String: String] = [:],
        isSilent: Bool = false
    ) throws {
        let process = Process()
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let arguments = arguments + ["--config", folder.path]
        if let descriptors {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", "ulimit -n \(descriptors); exec \"$0\" \"$@\"", Self.program.path] + arguments
        } else if let fileLimit {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            let limited = "trap '' XFSZ; ulimit -f \(fileLimit); exec \"$0\" \"$@\""
            process.arguments = ["-c", limited, Self.program.path] + arguments
        } else {
            process.executableURL = Self.program
            process.arguments = arguments
        }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError =
            try logFile() ?? (fileLimit == nil && !isSilent ? FileHandle.standardError : FileHandle.nullDevice)
        try process.run()
        self.process = process
        output = pipe
    }

    private func logFile() throws -> FileHandle? {
        guard let log else { return nil }
        if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
        let file = try FileHandle(forWritingTo: log)
        try file.seekToEnd()
        return file
    }

    /// What it wrote into ``log`` so far.
    func logged() throws -> String { try log.map { try String(contentsOf: $0, encoding: .utf8) } ?? "" }

    /// The lines that are written into a pipe, as they come. The pipe is read on to its end, so that nobody blocks.
    private static func lines(of handle: FileHandle) -> AsyncStream<String> {
        AsyncStream { continuation in
            Thread.detachNewThread {
                var rest = ""
                while case let data = handle.availableData, !data.isEmpty {
                    let parts = (rest + String(decoding: data, as: UTF8.self)).split(
                        separator: "\n",
                        omittingEmptySubsequences: false
                    )
                    for line in parts.dropLast() { continuation.yield(String(line)) }
                    rest = parts.last.map(String.init) ?? ""
                }
                continuation.finish()
            }
        }
    }

    /// Ends it the hard way, as a power cut would.
    func kill9() {
        guard let process else { return }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        self.process = nil
    }

    /// Ends it as a service manager would. - Returns: the exit status.
    @discardableResult
    func stop() -> Int32 {
        guard let process else { return 0 }
        process.terminate()
        process.waitUntilExit()
        self.process = nil
        return process.terminationStatus
    }

    /// Asks for a refresh now, as `withings-bridge sync` does.
    func knock() {
        if let process, process.isRunning { kill(process.processIdentifier, SIGUSR1) }
    }

    /// Asks for the configuration to be read anew, as `systemctl reload` does.
    func hangUp() {
        if let process, process.isRunning { kill(process.processIdentifier, SIGHUP) }
    }

    /// Runs another command of the program on this folder, to its end.
    func command(
        _ arguments: [String],
        environment: [String: String] = [:],
        isFolderNamed: Bool = true
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments + (isFolderNamed ? ["--config", folder.path] : [])
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    struct Failure: Error { var says: String }
}
