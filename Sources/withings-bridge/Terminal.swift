import ArgumentParser
import BridgeApp
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
    static func exitingWithFaults(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let fault as BridgeFault {
            complain("withings-bridge: \(fault)")
            throw ExitCode(fault.exitStatus)
        }
    }
}
