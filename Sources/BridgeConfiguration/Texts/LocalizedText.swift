/// A text of the reference in the languages it exists in.
struct LocalizedText: Sendable, Equatable {
    var english: String
    var korean: String

    init(_ english: String, ko korean: String) {
        self.english = english
        self.korean = korean
    }

    func text(in language: String) -> String { language == "ko" ? korean : english }
}
