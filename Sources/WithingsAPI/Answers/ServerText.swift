/// Free text of an answer, made fit for a message: short, printable, and without anything that could be a secret.
struct ServerText {
    static let longest = 120
    private static let shortestSecret = 20

    let text: String

    /// nil when nothing printable is left.
    init?(_ raw: String) {
        // Cut first: the text comes from outside and may be megabytes long.
        let printable = raw.unicodeScalars.prefix(4 * Self.longest).map { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
        var words: [String] = []
        for word in String(printable).split(separator: " ") { words.append(Self.withoutSecrets(word)) }
        let joined = words.joined(separator: " ")
        guard !joined.isEmpty else { return nil }
        text = joined.count > Self.longest ? "\(joined.prefix(Self.longest - 1))…" : joined
    }

    /// Replaces each long run of letters and digits, as tokens, codes and secrets are.
    private static func withoutSecrets(_ word: Substring) -> String {
        var result = ""
        var run = ""
        for character in word {
            if character.isASCII, character.isLetter || character.isNumber {
                run.append(character)
            } else {
                result += (run.count >= shortestSecret ? "…" : run) + String(character)
                run = ""
            }
        }
        return result + (run.count >= shortestSecret ? "…" : run)
    }
}
