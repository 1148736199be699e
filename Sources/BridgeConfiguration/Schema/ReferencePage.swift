/// The page `Docs/reference/configuration.md`, made of the schema so that it cannot say something else.
package struct ReferencePage: Sendable {
    private let language: String

    /// - Parameter language: `en` or `ko`.
    package init(language: String) {
        self.language = language
    }

    package var text: String {
        let head = language == "ko" ? Self.koreanHead : Self.englishHead
        return head + ConfigurationSchema.blocks.map(section).joined()
    }

    private func section(_ block: SchemaBlock) -> String {
        var lines = ["", "## `\(block.name)`", "", block.summary.text(in: language), ""]
        if !block.keys.isEmpty {
            lines += [say("| Key | Value | Default | |", "| 키 | 값 | 기본값 | |"), "|---|---|---|---|"]
            lines += block.keys.map(row)
            lines.append("")
        }
        if !block.unusedKeys.isEmpty {
            let keys = block.unusedKeys.map { "`\($0)`" }.joined(separator: ", ")
            lines.append(say("Accepted with a note, not used: \(keys).", "받아들이되 사용하지 않는 키: \(keys)."))
        } else {
            lines.removeLast()
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ key: SchemaKey) -> String {
        let standard = key.isRequired ? say("**required**", "**필수**") : key.standard.map(shown) ?? ""
        return
            "| `\(key.name)` | \(key.kind.summary.text(in: language)) | \(standard) | \(key.summary.text(in: language)) |"
    }

    /// A value as code, a description as text.
    private func shown(_ standard: String) -> String {
        let translations = [
            "the machine's": "시스템 설정", "the browser's": "브라우저 설정", "of the browser's region": "브라우저의 지역",
            "made once and kept": "한 번 만들어 계속 사용",
            "left to Home Assistant": "Home Assistant에 맡김",
            "`withings-bridge.db` in the configuration directory": "설정 디렉터리의 `withings-bridge.db`",
        ]
        guard let korean = translations[standard] else { return "`\(standard)`" }
        return say(standard, korean)
    }

    private func say(_ english: String, _ korean: String) -> String { language == "ko" ? korean : english }
}
