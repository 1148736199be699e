import Testing

@testable import BridgeConfiguration

@Suite("Texts and schema")
struct CatalogueTests {
    @Test("every text exists in both languages with the same placeholders", arguments: DiagnosticText.allCases)
    func texts(text: DiagnosticText) throws {
        let english = try #require(DiagnosticText.english[text])
        let korean = try #require(DiagnosticText.korean[text])
        func placeholders(_ words: String) -> Set<String> { Set(words.matches(of: /\{[a-z]+\}/).map { String($0.0) }) }
        #expect(placeholders(english) == placeholders(korean))
        #expect(english != korean)
    }

    @Test("a key is listed once, used or not", arguments: ConfigurationSchema.blocks.map(\.name))
    func keys(name: String) throws {
        let block = try #require(ConfigurationSchema.block(name))
        let names = block.keys.map(\.name) + block.unusedKeys
        #expect(Set(names).count == names.count)
        #expect(block.unusedKeys == block.unusedKeys.sorted())
    }

    @Test(
        "a name is near if a letter or two are wrong",
        arguments: [
            ("client_di", "client_id"), ("client_secrets", "client_secret"), ("profile", "profiles"),
            ("Client_ID", "client_id"),
            ("clientid", "client_id"),
        ]
    )
    func near(written: String, meant: String) {
        #expect(NearestName(to: written, among: ["client_id", "client_secret", "profiles"]).name == meant)
    }

    @Test("a name that is something else has no near one", arguments: ["", "id", "password", "frobnicate", "clients"])
    func far(written: String) {
        #expect(NearestName(to: written, among: ["client_id", "client_secret", "profiles"]).name == nil)
    }

    @Test("names count as the same person's where only letters and digits are left")
    func slugs() {
        #expect(ConfigurationChecker.slug("Kim  Min-ji!") == "kim_min_ji")
        #expect(ConfigurationChecker.slug("지민") == "지민")
        #expect(ConfigurationChecker.slug("!!!") == "!!!")
    }
}
