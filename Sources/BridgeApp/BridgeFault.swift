/// Why the program cannot start or go on: a sentence, what to change, and the exit status to leave with.
package struct BridgeFault: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        package static let alreadyRunning = Code(rawValue: "already_running")
        package static let portInUse = Code(rawValue: "port_in_use")
        package static let cannotListen = Code(rawValue: "cannot_listen")
        package static let openWithoutPassword = Code(rawValue: "open_without_password")
        /// The system lets the program have too few files and sockets.
        package static let tooFewFiles = Code(rawValue: "too_few_files")
        package static let unwritable = Code(rawValue: "unwritable")
        package static let storage = Code(rawValue: "storage")
        package static let certificate = Code(rawValue: "certificate")
        package static let unsupported = Code(rawValue: "unsupported")
        /// A backup, a restore or a removal did not come about.
        package static let keeping = Code(rawValue: "keeping")
        package static let noDirectory = Code(rawValue: "no_directory")
        package static let notRunning = Code(rawValue: "not_running")
        package static let homeAssistant = Code(rawValue: "home_assistant")
    }

    package var code: Code
    package var message: String
    package var hint: String

    package init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// As `sysexits` has it.
    package var exitStatus: Int32 {
        switch code {
        case .alreadyRunning, .portInUse, .homeAssistant: 69  // EX_UNAVAILABLE
        case .cannotListen, .tooFewFiles: 71  // EX_OSERR
        case .unwritable: 73  // EX_CANTCREAT
        case .storage: 74  // EX_IOERR
        case .openWithoutPassword, .certificate, .unsupported: 78  // EX_CONFIG
        default: 1
        }
    }

    package var description: String { "\(message) \(hint)" }
}
