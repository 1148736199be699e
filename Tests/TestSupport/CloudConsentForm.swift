import Foundation

/// The form of the consent page, read from its HTML.
struct CloudConsentForm {
    private(set) var action = ""
    private(set) var hidden: [String: String] = [:]
    private(set) var scopes: [String] = []
    /// The link to the choice of members, where the page shows only who is signed in.
    private(set) var chooseAnother: String?
    /// The user id that is chosen when nothing is changed.
    private(set) var chosenMember: String?
    private var members: [(userID: String, name: String)] = []

    init(html: String) {
        let form = html.range(of: #"<form[^>]*>"#, options: .regularExpression).map { String(html[$0]) } ?? ""
        action = Self.attribute("action", of: form) ?? ""
        var rest = html[...]
        while let range = rest.range(of: #"<(input|a) [^>]*>"#, options: .regularExpression) {
            let tag = String(rest[range])
            rest = rest[range.upperBound...]
            if Self.attribute("id", of: tag) == "choose-another" { chooseAnother = Self.attribute("href", of: tag) }
            guard let name = Self.attribute("name", of: tag) else { continue }
            let value = Self.attribute("value", of: tag) ?? ""
            switch Self.attribute("type", of: tag) {
            case "hidden": hidden[name] = value
            case "radio":
                let label = rest.range(of: #"<span>[^<]*</span>"#, options: .regularExpression)
                    .map { Self.unescape(String(rest[$0].dropFirst(6).dropLast(7))) }
                members.append((value, label ?? ""))
                if tag.contains(" checked") { chosenMember = value }
            case "checkbox": scopes.append(String(name.dropFirst("grant:".count)))
            default: break
            }
        }
        chosenMember = chosenMember ?? hidden["selecteduser"]
    }

    /// The user id of a member, who is named or given by user id.
    func member(_ person: String) -> String? {
        if let member = members.first(where: { $0.name == person || $0.userID == person }) { return member.userID }
        return hidden["selecteduser"] == person ? person : nil
    }

    func offers(_ person: String) -> Bool { member(person) != nil }

    static func encode(_ fields: [String: String]) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return fields.sorted { $0.key < $1.key }.map { pair in
            [pair.key, pair.value].map { $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
                .joined(separator: "=")
        }.joined(separator: "&")
    }

    private static func attribute(_ name: String, of tag: String) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return unescape(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func unescape(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}
