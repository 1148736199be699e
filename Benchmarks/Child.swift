import Foundation

/// Another process, usually this program with another part.
final class Child {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// - Parameter isQuiet: Nobody reads what it prints.
    init(_ executable: String, _ arguments: [String], isQuiet: Bool = false) throws {
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.standardInput = input
        if isQuiet {
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
        } else {
            process.standardOutput = output
        }
        try process.run()
    }

    /// This program, with a part of its own.
    static func part(_ arguments: String...) throws -> Child {
        try Child(CommandLine.arguments[0], arguments)
    }

    var number: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    /// The next piece that the child prints.
    func nextOutput() -> String { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }

    /// Waits for the end and reads the result from the last line.
    func result() throws -> RunResult { try answer() }

    /// The same for results of another kind.
    func answer<Answer: Decodable>() throws -> Answer {
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0, let line = text.split(separator: "\n").last else {
            throw BenchmarkFault("A part ended with status \(process.terminationStatus).")
        }
        return try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
    }

    /// Waits for the end of a part that prints its result for people.
    func text() throws -> String {
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFault("A part ended with status \(process.terminationStatus).")
        }
        return text
    }

    /// Waits for the end of a part that has no result.
    func wait() throws {
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFault("A part ended with status \(process.terminationStatus).")
        }
    }

    func end() {
        try? input.fileHandleForWriting.close()
        if process.isRunning { process.terminate() }
        // A child inherits which signals are blocked in the thread that started it, and SIGTERM may be among them.
        let number = process.processIdentifier
        let patience = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 2, execute: patience)
        process.waitUntilExit()
        patience.cancel()
    }
}
