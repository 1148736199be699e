/// Covers what is secret in the lines of a file, and puts it back where the covers still stand.
///
/// It goes by lines and not by YAML, because the file may be broken just there.
struct SecretCover {
    struct Secret: Hashable {
        /// The key it belongs to.
        var key: String
        var text: String
    }

    /// A cover that stands where nothing was covered, or not where its secret was.
    struct MovedCover: Error, Equatable {
        /// `•••2•••`
        var cover: String
    }

    private let isSecrets: Bool
    private let isValueAlone: Bool
    /// Longer than any row of such in the file, so that nothing in it looks like a cover.
    private let mark: String
    /// By the numbers of their covers, from 1 on.
    private(set) var secrets: [Secret] = []
    /// The lines with covers.
    private(set) var lines: [String] = []

    /// - Parameters:
    ///   - isSecrets: every value of the file is secret.
    ///   - isValueAlone: the file is one value, which may be the value of a secret.
    init(_ written: [String], isSecrets: Bool, isValueAlone: Bool = false) {
        self.init(written, isSecrets: isSecrets, isValueAlone: isValueAlone, mark: Self.mark(for: written))
    }

    private init(_ written: [String], isSecrets: Bool, isValueAlone: Bool, mark: String) {
        self.isSecrets = isSecrets
        self.isValueAlone = isValueAlone
        self.mark = mark
        var open: SecretLine.Run?
        for line in written {
            let cut = SecretLine(line, isSecrets: isSecrets, isValueAlone: isValueAlone, after: open)
            open = cut.run
            var shown = ""
            for part in cut.parts {
                switch part {
                case .open(let text): shown += text
                case .secret(let secret):
                    secrets.append(secret)
                    shown += "\(mark)\(secrets.count)\(mark)"
                }
            }
            lines.append(shown)
        }
    }

    /// Lines that were shown with covers, and changed since, with what the covers stand for.
    ///
    /// A secret goes back to its own key only: moved to another it might be shown, or sent to somebody else.
    func uncovered(_ edited: [String]) throws(MovedCover) -> [String] {
        var used: [Secret: (times: Int, cover: String)] = [:]
        var whole: [String] = []
        for line in edited {
            var text = ""
            var rest = line[...]
            while let start = rest.firstRange(of: mark) {
                let behind = rest[start.upperBound...]
                guard let end = behind.firstRange(of: mark), let number = Int(behind[..<end.lowerBound]),
                    secrets.indices.contains(number - 1)
                else { throw MovedCover(cover: String(rest[start.lowerBound...].prefix(40))) }
                let secret = secrets[number - 1]
                used[secret, default: (0, "\(mark)\(number)\(mark)")].times += 1
                text += rest[..<start.lowerBound] + secret.text
                rest = behind[end.upperBound...]
            }
            text += rest
            // By scalars: behind a cover with an accent on it, no cover is found.
            if Self.hasRow(of: mark, in: text) { throw MovedCover(cover: mark) }
            whole.append(text)
        }
        var left: [Secret: Int] = [:]
        let again = SecretCover(whole, isSecrets: isSecrets, isValueAlone: isValueAlone, mark: mark)
        for secret in again.secrets { left[secret, default: 0] += 1 }
        for (secret, use) in used where left[secret, default: 0] < use.times { throw MovedCover(cover: use.cover) }
        return whole
    }

    private static func hasRow(of mark: String, in text: String) -> Bool {
        var length = 0
        for scalar in text.unicodeScalars {
            length = scalar == "•" ? length + 1 : 0
            if length >= mark.unicodeScalars.count { return true }
        }
        return false
    }

    private static func mark(for lines: [String]) -> String {
        var longest = 2
        for line in lines {
            var length = 0
            for scalar in line.unicodeScalars {
                length = scalar == "•" ? length + 1 : 0
                longest = max(longest, length)
            }
        }
        return String(repeating: "•", count: longest + 1)
    }
}
