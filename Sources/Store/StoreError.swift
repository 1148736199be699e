/// What went wrong while keeping something: a code for programs, a sentence and a hint for people.
package struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The file or folder cannot be opened or written.
        package static let unwritable = Code(rawValue: "unwritable")
        /// The database belongs to a newer version of the program.
        package static let newerSchema = Code(rawValue: "newer_schema")
        /// The database belongs to an older version, and was not to be changed.
        package static let olderSchema = Code(rawValue: "older_schema")
        /// The file is not a database, or it is damaged.
        package static let damaged = Code(rawValue: "damaged")
        package static let full = Code(rawValue: "full")
        package static let busy = Code(rawValue: "busy")
        package static let closed = Code(rawValue: "closed")
        /// The key file is missing or does not fit what was sealed with it.
        package static let wrongKey = Code(rawValue: "wrong_key")
        /// A file that should be there is not.
        package static let missing = Code(rawValue: "missing")
        /// The open file is not the one at its place any more.
        package static let moved = Code(rawValue: "moved")
        /// A file is there that would be overwritten.
        package static let exists = Code(rawValue: "exists")
        package static let other = Code(rawValue: "other")
    }

    package var code: Code
    /// What happened, in a plain sentence.
    package var message: String
    /// What to do about it.
    package var hint: String

    package init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    package var description: String { "\(message) \(hint)" }
}
