/// The languages of the pages.
enum PageLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case korean = "ko"

    /// What the language calls itself.
    var ownName: String {
        switch self {
        case .english: "English"
        case .korean: "한국어"
        }
    }

    /// Reads a language tag (`ko`, `ko-KR`), nil for a language that the pages do not speak.
    init?(tag: some StringProtocol) {
        let primary = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() }
        guard let primary, let language = PageLanguage(rawValue: primary) else { return nil }
        self = language
    }

    /// The language for a visitor: what they chose on the page, what the configuration says, what the browser prefers.
    static func chosen(cookie: String?, setting: String?, acceptLanguage: String?) -> PageLanguage {
        cookie.flatMap { PageLanguage(tag: $0) } ?? setting.flatMap { PageLanguage(tag: $0) }
            ?? preferred(in: acceptLanguage ?? "") ?? .english
    }

    /// The first language of an `Accept-Language` header, by its weights, that the pages speak.
    private static func preferred(in header: String) -> PageLanguage? {
        let wishes = header.split(separator: ",").compactMap { wish -> (language: PageLanguage, weight: Double)? in
            let parts = wish.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }
            guard let tag = parts.first, let language = PageLanguage(tag: tag) else { return nil }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (language, weight) : nil
        }
        return wishes.enumerated().max { left, right in
            (left.element.weight, -left.offset) < (right.element.weight, -right.offset)
        }?.element.language
    }
}
