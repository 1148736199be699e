import Foundation

/// A language of the pages, by its tag: English and Korean are part of the program, others come as files
/// (``Languages``).
struct PageLanguage: Sendable, Hashable {
    let rawValue: String

    init(_ tag: String) { rawValue = Self.normalized(tag) }

    static let english = PageLanguage("en")
    static let korean = PageLanguage("ko")

    /// Whether it is written from right to left.
    var isRightToLeft: Bool { Locale.Language(identifier: rawValue).characterDirection == .rightToLeft }

    /// `ko_KR`, `ko-kr` and `KO-KR` are one tag.
    static func normalized(_ tag: some StringProtocol) -> String { tag.lowercased().replacing("_", with: "-") }
}
