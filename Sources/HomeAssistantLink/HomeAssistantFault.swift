/// Why Home Assistant did not do what was asked: a code, a plain sentence and what to do.
package struct HomeAssistantFault: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        package static let unreachable = Code(rawValue: "unreachable")
        package static let certificate = Code(rawValue: "certificate")
        package static let notHomeAssistant = Code(rawValue: "not_home_assistant")
        package static let wrongToken = Code(rawValue: "auth_invalid")
        /// The token is no administrator's.
        package static let unauthorized = Code(rawValue: "unauthorized")
        package static let lost = Code(rawValue: "connection_lost")
        package static let timeout = Code(rawValue: "timeout")
        package static let unknownCommand = Code(rawValue: "unknown_command")
        /// What was to be brought there cannot be read here.
        package static let storage = Code(rawValue: "storage")
        package static let unexpected = Code(rawValue: "unexpected_answer")
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

    /// Whether trying again later can help without anybody doing anything.
    package var isPassing: Bool { [.unreachable, .lost, .timeout, .notHomeAssistant].contains(code) }
}

extension HomeAssistantFault {
    static func unreachable(_ address: HomeAssistantAddress) -> HomeAssistantFault {
        HomeAssistantFault(
            .unreachable,
            "Home Assistant does not answer at \(address).",
            hint: "Check that it runs and that home_assistant.url is its address."
        )
    }

    static func certificate(_ address: HomeAssistantAddress) -> HomeAssistantFault {
        HomeAssistantFault(
            .certificate,
            "The certificate of \(address) is not one that this machine trusts.",
            hint: "Use the name that the certificate has. Where it comes from an authority of your own, "
                + "set home_assistant.certificate to a PEM file of that authority."
        )
    }

    static func unusableCertificateFile(_ file: String) -> HomeAssistantFault {
        HomeAssistantFault(
            .certificate,
            "\(file) cannot be read, or holds no certificate.",
            hint: "home_assistant.certificate has to be a PEM file that this program may read."
        )
    }

    static func notHomeAssistant(_ address: HomeAssistantAddress) -> HomeAssistantFault {
        HomeAssistantFault(
            .notHomeAssistant,
            "What answers at \(address) has no Home Assistant WebSocket.",
            hint: "Check home_assistant.url; a proxy in front has to let WebSockets through."
        )
    }

    package static let unreadableRecord = HomeAssistantFault(
        .storage,
        "The record could not be read.",
        hint: "It is tried again by itself; the log says more."
    )

    static let wrongToken = HomeAssistantFault(
        .wrongToken,
        "Home Assistant does not accept the token.",
        hint: "Make a long-lived access token on your profile page there, and put it into home_assistant.token."
    )

    static let lost = HomeAssistantFault(
        .lost,
        "The connection to Home Assistant ended.",
        hint: "It is tried again by itself."
    )

    static func timeout(_ command: String) -> HomeAssistantFault {
        HomeAssistantFault(
            .timeout,
            "Home Assistant did not answer \(command) in time.",
            hint: "It is tried again by itself."
        )
    }

    /// What Home Assistant itself says of a command.
    static func refused(_ code: String, _ message: String) -> HomeAssistantFault {
        if code == Code.unauthorized.rawValue {
            return HomeAssistantFault(
                .unauthorized,
                "The token's owner may not do this in Home Assistant.",
                hint: "Make the token with an administrator's account."
            )
        }
        return HomeAssistantFault(
            Code(rawValue: code),
            "Home Assistant refused: \(message.prefix(300))",
            hint: "Please report this with the version of Home Assistant."
        )
    }
}
