/// The pages of server control.
enum ControlTab: String, Sendable, CaseIterable {
    case configuration = ""
    case homeAssistant = "home-assistant"
    case tokens, backups, doctor, audit, log, about

    var address: String { self == .configuration ? "/config" : "/config/\(rawValue)" }

    func title(in texts: Texts) -> String {
        switch self {
        case .configuration: texts[.configuration]
        case .homeAssistant: texts[.tabHomeAssistant]
        case .tokens: texts[.tabTokens]
        case .backups: texts[.tabBackups]
        case .doctor: texts[.tabDoctor]
        case .audit: texts[.tabAudit]
        case .log: texts[.tabLog]
        case .about: texts[.about]
        }
    }

    /// The way to the others, as every page of server control has it.
    func tabs(in texts: Texts) -> [PersonFrameView.Tab] {
        Self.allCases.map { .init(address: $0.address, label: $0.title(in: texts), isHere: $0 == self) }
    }
}
