/// An entity's name in the languages the program speaks.
package struct EntityName: Sendable, Equatable {
    package var english: String
    package var korean: String

    package init(_ english: String, _ korean: String) {
        self.english = english
        self.korean = korean
    }

    /// The name in a language (`ko`, `ko-KR`; anything else is English).
    package func text(in language: String) -> String {
        language.lowercased().hasPrefix("ko") ? korean : english
    }
}
