/// What an adapter says of its fault, for pages: a code by which it can be said in other languages, and its own words.
package struct PlainFault: Sendable, Equatable {
    package var code: String
    package var message: String
    package var hint: String

    package init(code: String, message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// All that it says, in one line.
    package var text: String { hint.isEmpty ? message : "\(message) \(hint)" }
}
