/// Why the broker cannot be reached: a code, a plain sentence and a hint.
package struct BrokerFault: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        /// Nobody listens there, or the name is not known.
        package static let unreachable = Code(rawValue: "unreachable")
        /// The broker refuses user name or password.
        package static let refused = Code(rawValue: "refused")
        /// The TLS handshake failed, or a certificate file cannot be read.
        package static let tls = Code(rawValue: "tls")
        package static let notConnected = Code(rawValue: "not_connected")
        /// Another bridge at the same broker shows the same people.
        package static let sharedBroker = Code(rawValue: "shared")
        package static let other = Code(rawValue: "other")
    }

    package var code: Code
    package var message: String
    package var hint: String

    package init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    package var description: String { "\(message) \(hint)" }
}
