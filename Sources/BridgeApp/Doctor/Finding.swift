import Foundation
import Store
import WebServer
import WebUI

/// What the doctor found about one thing.
package struct Finding: Sendable, Codable, Equatable {
    package enum State: String, Sendable, Codable {
        case ok
        /// Works, but not as it should, or not for everybody.
        case warning
        case failed
        /// Could not be looked at because something else is wrong or not configured.
        case skipped
    }

    /// Short and stable: `certificate`, `broker`.
    package var name: String
    package var state: State
    package var message: String
    /// What to change.
    package var hint: String?
    /// By which pages say it in other languages; the command line speaks English.
    package var saying: Operations.Saying?

    private enum CodingKeys: String, CodingKey { case name, state, message, hint }

    /// - Parameter parts: what stands at `{parts}`.
    package init(
        _ name: String,
        _ state: State,
        _ phrase: FindingPhrase,
        _ values: [String: String] = [:],
        parts: [FindingPhrase] = []
    ) {
        self.name = name
        self.state = state
        let saying = Operations.Saying(phrase.rawValue, values, parts: parts.map(\.rawValue))
        (message, hint) = saying.english
        self.saying = saying
    }

    /// What another part of the program says.
    init(_ name: String, _ state: State, _ error: StoreError) {
        self.init(name, state, error.message, hint: error.hint)
        saying = Operations.Saying(of: "fault", code: error.code.rawValue)
    }

    package init(_ name: String, _ state: State, _ message: String, hint: String? = nil) {
        self.name = name
        self.state = state
        self.message = message
        self.hint = hint
    }

    /// As a terminal shows it.
    package var lines: [String] {
        let sign =
            switch state {
            case .ok: "ok     "
            case .warning: "WARNING"
            case .failed: "FAILED "
            case .skipped: "skipped"
            }
        return ["\(sign)  \(name): \(message)"] + (hint.map { ["         \($0)"] } ?? [])
    }
}
