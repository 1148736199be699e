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
