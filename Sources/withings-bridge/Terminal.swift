import ArgumentParser
import BridgeApp
import BridgeConfiguration
import Foundation

/// What commands say, and the exit status they leave with.
enum Terminal {
    /// Says a line on standard output at once, also into a pipe.
    static func say(_ line: String) {
        LineWriter.output.write(line + "\n")
    }

    static func complain(_ line: String) {
        LineWriter.errors.write(line + "\n")
    }

    /// Runs something; a fault that has a name becomes one sentence and its exit status.
    ///
    /// - Parameters:
    ///   - folder: where it may write; what it makes there as root becomes the directory's owner's.
    ///   - isLogged: whether the sentence stands at the end of a log, and has its form.
    static func exitingWithFaults(
        in folder: ConfigurationFolder? = nil,
        isLogged: Bool = false,
        _ body: () async throws -> Void
    ) async throws {
        defer {
            if let folder {
                FolderOwner(folder.path).handOver()
                PlacesElsewhere(folder: folder, environment: ProcessInfo.processInfo.environment).handOver()
            }
        }
        do {
            try await body()
        } catch let fault as BridgeFault {
            if !isLogged || !BridgeLog.sayLastWord(fault) { complain("withings-bridge: \(fault)") }
            throw ExitCode(fault.exitStatus)
        }
    }
}
