import ArgumentParser
import BridgeApp
import BridgeConfiguration
import Foundation

/// What commands say, and the exit status they leave with.
enum Terminal {
    /// Says a line on standard output at once, also into a pipe.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    static func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Runs something; a fault that has a name becomes one sentence and its exit status.
    ///
    /// - Parameter folder: where it may write; what it makes there as root becomes the directory's owner's.
    static func exitingWithFaults(
        in folder: ConfigurationFolder? = nil,
        _ body: () async throws -> Void
    ) async throws {
        defer { if let folder { FolderOwner(folder.path).handOver() } }
        do {
            try await body()
        } catch let fault as BridgeFault {
            complain("withings-bridge: \(fault)")
            throw ExitCode(fault.exitStatus)
        }
    }
}
