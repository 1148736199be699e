import BridgeConfiguration
import Foundation

/// Every language the pages can speak: the program's own, and those of `languages/` in the configuration directory, a
/// file each. A file that is there for a language of the program replaces single texts of it.
struct Languages: Sendable {
    /// In the order in which visitors choose.
    let all: [Texts]
    /// Files that could not be read, with what is wrong.
    let unread: [(file: String, fault: String)]

    static let folder = "languages"
    static let builtIn = Languages(all: [Texts(.english), Texts(.korean)])
    private static let longestFile = 1_000_000
    private static let mostFiles = 50

    init(all: [Texts]) { (self.all, unread) = (all, []) }

    /// What cannot be read is left out: a page in another language is better than none.
    init(of folder: ConfigurationFolder) {
        let place = URL(fileURLWithPath: folder.path).appendingPathComponent(Self.folder, isDirectory: true)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        var all = Self.builtIn.all
        var unread: [(file: String, fault: String)] = []
        for name in names.sorted().prefix(Self.mostFiles) where name.hasSuffix(".json") {
            let tag = String(name.dropLast(5))
            guard tag.wholeMatch(of: /[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*/) != nil else {
                unread.append((name, "Its name is no language tag, as `de.json` has one."))
                continue
            }
            let file: LanguageFile
            do {
                let bytes = try Data(contentsOf: place.appendingPathComponent(name))
                guard bytes.count <= Self.longestFile else {
                    unread.append((name, "It is larger than a megabyte."))
                    continue
                }
                file = try JSONDecoder().decode(LanguageFile.self, from: bytes)
            } catch {
                unread.append((name, Self.fault(error)))
                continue
            }
            let language = PageLanguage(tag)
            if let known = all.firstIndex(where: { $0.language == language }) {
                all[known] = Texts(language, file, over: all[known])
            } else {
                all.append(Texts(language, file, over: Texts(.english)))
            }
        }
        (self.all, self.unread) = (all, unread)
    }

    private static func fault(_ error: any Error) -> String {
        func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }
        return switch error {
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(path(context.codingPath)) is not of the kind that belongs there."
        case DecodingError.keyNotFound(let key, let context):
            "\(path(context.codingPath + [key])) is missing."
        case is DecodingError: "It is not valid JSON."
        default: "It cannot be read."
        }
    }

    /// Reads a language tag (`ko`, `ko-KR`), nil for a language that the pages do not speak.
    func texts(_ tag: some StringProtocol) -> Texts? {
        let tag = PageLanguage.normalized(tag)
        if let exact = all.first(where: { $0.language.rawValue == tag }) { return exact }
        guard let primary = tag.split(separator: "-").first else { return nil }
        return all.first { $0.language.rawValue == primary }
    }

    /// The language for a visitor: what they chose on the page, what the configuration says, what the browser prefers.
    func chosen(_ choice: String?, setting: String?, acceptLanguage: String?) -> Texts {
        choice.flatMap { texts($0) } ?? setting.flatMap { texts($0) } ?? preferred(in: acceptLanguage ?? "")
            ?? Texts(.english)
    }

    /// The first language of an `Accept-Language` header, by its weights, that the pages speak.
    private func preferred(in header: String) -> Texts? {
        let wishes = header.split(separator: ",").compactMap { wish -> (texts: Texts, weight: Double)? in
            let parts = wish.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }
            guard let tag = parts.first, let texts = texts(tag) else { return nil }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (texts, weight) : nil
        }
        return wishes.enumerated().max { left, right in
            (left.element.weight, -left.offset) < (right.element.weight, -right.offset)
        }?.element.texts
    }
}
