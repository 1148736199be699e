import Foundation

/// The pages' texts in one language.
struct Texts: Sendable {
    let language: PageLanguage
    /// By the phrase's name, as templates ask for them.
    let table: [String: String]

    init(_ language: PageLanguage) {
        self = language == .korean ? Self.inKorean : Self.inEnglish
    }

    private init(_ language: PageLanguage, _ phrases: [Phrase: String], _ graphs: [GraphPhrase: String]) {
        self.language = language
        var table: [String: String] = [:]
        for (phrase, text) in phrases { table[phrase.rawValue] = text }
        for (phrase, text) in graphs { table[phrase.rawValue] = text }
        self.table = table
    }

    private static let inEnglish = Texts(.english, english, graphsEnglish)
    private static let inKorean = Texts(.korean, korean, graphsKorean)

    subscript(phrase: Phrase) -> String { table[phrase.rawValue] ?? phrase.rawValue }
    subscript(phrase: GraphPhrase) -> String { table[phrase.rawValue] ?? phrase.rawValue }

    /// The phrase with its `{name}` places filled.
    func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
        filled(self[phrase], values)
    }

    /// The phrase with its `{name}` places filled.
    func callAsFunction(_ phrase: GraphPhrase, _ values: KeyValuePairs<String, String>) -> String {
        filled(self[phrase], values)
    }

    private func filled(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
        var text = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            text += rest[..<open]
            text += values.first { $0.key == name }?.value ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// A text that belongs to a code of another part of the program (`abort` + `access_denied` → `abortAccessDenied`),
    /// nil where the pages have none.
    func text(of prefix: String, code: String, suffix: String = "") -> String? {
        let words = code.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return table[prefix + words.joined() + suffix]
    }
}
