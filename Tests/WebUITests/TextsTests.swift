import Testing

@testable import WebUI

@Suite("Texts")
struct TextsTests {
    @Test("Both languages say everything, and nothing is empty", arguments: [PageLanguage.english, .korean])
    func complete(_ language: PageLanguage) {
        let table = Texts(language).table
        for phrase in Phrase.allCases {
            #expect(table[phrase.rawValue]?.isEmpty == false, "\(phrase) is missing in \(language)")
        }
        for phrase in GraphPhrase.allCases {
            #expect(table[phrase.rawValue]?.isEmpty == false, "\(phrase) is missing in \(language)")
        }
        for phrase in ControlPhrase.allCases {
            #expect(table[phrase.rawValue]?.isEmpty == false, "\(phrase) is missing in \(language)")
        }
        for phrase in FindingPhrase.allCases {
            #expect(table[phrase.rawValue]?.isEmpty == false, "\(phrase) is missing in \(language)")
        }
        let count =
            Phrase.allCases.count + GraphPhrase.allCases.count + ControlPhrase.allCases.count
            + FindingPhrase.allCases.count
        #expect(table.count == count, "a name is given twice")
    }

    @Test("A phrase about people has the same places to fill in both languages, and says different words")
    func graphPlaces() {
        for phrase in GraphPhrase.allCases {
            let english = Texts(.english)[phrase].matches(of: /\{\w+\}/).map { String($0.output) }
            let korean = Texts(.korean)[phrase].matches(of: /\{\w+\}/).map { String($0.output) }
            #expect(Set(english) == Set(korean), "\(phrase)")
            #expect(Texts(.english)[phrase] != Texts(.korean)[phrase], "\(phrase)")
        }
    }

    @Test("A phrase has the same places to fill in both languages")
    func places() {
        for phrase in Phrase.allCases {
            let english = Texts(.english)[phrase].matches(of: /\{\w+\}/).map { String($0.output) }
            let korean = Texts(.korean)[phrase].matches(of: /\{\w+\}/).map { String($0.output) }
            #expect(Set(english) == Set(korean), "\(phrase)")
        }
    }

    @Test("A phrase about the program has the same places to fill in both languages, and says different words")
    func controlPlaces() {
        for phrase in ControlPhrase.allCases {
            let (english, korean) = (Texts(.english)[phrase], Texts(.korean)[phrase])
            #expect(Texts.places(english) == Texts.places(korean), "\(phrase)")
            #expect(english != korean, "\(phrase)")
        }
    }

    @Test("What the doctor says has the same places to fill in both languages, and says different words")
    func findingPlaces() {
        for phrase in FindingPhrase.allCases {
            let english = Texts(.english).table[phrase.rawValue] ?? ""
            let korean = Texts(.korean).table[phrase.rawValue] ?? ""
            #expect(Texts.places(english) == Texts.places(korean), "\(phrase)")
            #expect(english != korean || phrase == .findingDatabaseRead, "\(phrase)")
        }
    }

    @Test("Korean texts are Korean")
    func korean() {
        let same = Phrase.allCases.filter { Texts(.english)[$0] == Texts(.korean)[$0] }
        #expect(same == [.unitBeats])
    }

    @Test("Places are filled once, whatever is put into them")
    func filling() {
        let texts = Texts(.english)
        #expect(texts(.relinkOf, ["name": "{name}"]) == "Link again: {name}")
        #expect(texts(.rowsBackTo, ["count": "5", "date": "Mar 2024"]) == "5 rows, back to Mar 2024")
    }

    @Test("Templates ask only for phrases that exist", arguments: Template.all.map(\.name))
    func templates(_ name: String) throws {
        let template = try #require(Template.all.first { $0.name == name })
        for match in template.text.matches(of: /\{\{t\.(\w+)\}\}/) {
            let name = String(match.output.1)
            let isKnown =
                Phrase(rawValue: name) != nil || GraphPhrase(rawValue: name) != nil
                || ControlPhrase(rawValue: name) != nil
            #expect(isKnown, "\(match.output.1) in \(name)")
        }
    }

    @Test(
        "The language is what the visitor chose, then what the configuration says, then what the browser prefers",
        arguments: [
            ("ko", "en", "en", PageLanguage.korean), (nil, "ko-KR", "en-US,en", .korean),
            (nil, nil, "ko-KR,ko;q=0.9,en;q=0.8", .korean), (nil, nil, "en;q=0.5, ko;q=0.7", .korean),
            (nil, nil, "de, en;q=0.8, ko;q=0.2", .english), (nil, nil, "ko;q=0, en;q=0.1", .english),
            (nil, "de", "ko", .korean), (nil, nil, nil, .english), ("x", nil, "fr", .english),
        ] as [(String?, String?, String?, PageLanguage)]
    )
    func language(_ choice: String?, _ setting: String?, _ accept: String?, _ expected: PageLanguage) {
        let texts = Languages.builtIn.chosen(choice, setting: setting, acceptLanguage: accept)
        #expect(texts.language == expected)
    }
}
