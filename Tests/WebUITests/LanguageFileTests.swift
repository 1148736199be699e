import BridgeConfiguration
import Entities
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing
import WebServer
import WithingsModel

@testable import WebUI

@Suite("A language of the visitor's own")
struct LanguageFileTests {
    private static let german = """
        {
          "language": "Deutsch",
          "texts": {
            "signInTitle": "Anmelden", "today": "Heute", "monthNames": "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez",
            "dayFull": "{day}. {month} {year}", "relinkOf": "Neu verknüpfen: {person}", "noSuchText": "x"
          },
          "entities": { "weight_kg": "Gewicht" },
          "workouts": { "1": "Gehen" },
          "units": { "kg": "Kilo" }
        }
        """

    private func fixture(_ files: [String: String]) throws -> ConfigurationFixture {
        let fixture = try ConfigurationFixture("homeassistant:\n  name: Here\n")
        let place = fixture.path + "/languages"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(toFile: "\(place)/\(name)", atomically: true, encoding: .utf8)
        }
        return fixture
    }

    @Test("a file that cannot be read is named, with what is wrong")
    func unread() throws {
        let fixture = try fixture([
            "fr.json": "{broken", "nl.json": #"{"language": "Nederlands", "texts": {"today": 5}}"#, "it.json": "{}",
            "German.json": "{}", "de.json": Self.german,
        ])
        defer { fixture.remove() }
        let languages = Languages(of: ConfigurationFolder(path: fixture.path))
        #expect(languages.all.map(\.ownName) == ["English", "한국어", "Deutsch"])
        #expect(languages.unread.map(\.file) == ["German.json", "fr.json", "it.json", "nl.json"])
        let faults = languages.unread.map(\.fault)
        #expect(faults[1].contains("JSON") && faults[2].contains("language") && faults[3].contains("texts.today"))
    }

    @Test("a file alone adds a language; what it does not say is said in English")
    func adds() throws {
        let fixture = try fixture(["de.json": Self.german, "broken.json": "{", "../x.json": "", "no.txt": "{}"])
        defer { fixture.remove() }
        let languages = Languages(of: ConfigurationFolder(path: fixture.path))
        #expect(languages.all.map(\.ownName) == ["English", "한국어", "Deutsch"])
        let german = try #require(languages.texts("de-AT"))
        #expect(german[.signInTitle] == "Anmelden")
        #expect(german[.serverControl] == Texts(.english)[.serverControl])
        // A text with another place to fill in would lose what belongs there.
        #expect(german(.relinkOf, ["name": "Anna"]) == "Link again: Anna")
        #expect(german.missing > 100)
        #expect(german.workout(.walk) == "Gehen")
        #expect(german.name(of: Household.weight) == "Gewicht")
        let words = PageWords(german, home: Household.settings.home, now: Household.now)
        #expect(words.days.full(words.today) == "23. Nov 2026")
        // The numbers of the language, and its own sign of a unit.
        let weight = words.values.text(.number(ExactDecimal(725, exponent: -1)), for: Household.weight)
        #expect(weight == ValueText(value: "72,50", unit: "Kilo"))
        #expect(words.values.text(.number(8412), for: Household.steps).value == "8.412")
        let duties = Dictionary(german.chartDuties.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(duties["decimal"] == "," && duties["group"] == "." && duties["day-full"] == "{day}. {month} {year}")
        #expect(duties["months"]?.contains("Mär") == true)
        #expect(words.moments.exact(Household.now) == "23. Nov 2026, 21:00")
    }

    @Test("a browser that prefers the language gets it, and the page says so")
    func shown() async throws {
        let fixture = try fixture(["de.json": Self.german])
        defer { fixture.remove() }
        try await TestPages.application(TestPages.routes(folder: fixture.path)).test(.router) { client in
            var headers: HTTPFields = [.accept: "text/html"]
            headers[.acceptLanguage] = "de-DE,de;q=0.9,en;q=0.8"
            try await client.execute(uri: "/setup", method: .get, headers: headers) {
                let page = String(buffer: $0.body)
                #expect(page.contains(#"<html lang="de">"#))
                #expect(page.contains(">Deutsch</button>"))
            }
            // Without a session the choice stands in the address, and no cookie is needed for it.
            try await client.execute(uri: "/setup?lang=ko", method: .get, headers: headers) {
                #expect(String(buffer: $0.body).contains(#"<html lang="ko">"#))
                #expect(String(buffer: $0.body).contains(#"action="/setup?lang=ko""#))
                #expect($0.headers[.setCookie] == nil)
            }
        }
    }

    @Test("a file for a language of the program replaces single texts of it")
    func replaces() throws {
        let fixture = try fixture(["ko.json": #"{"language": "한국어", "texts": {"today": "오늘의 나"}}"#])
        defer { fixture.remove() }
        let languages = Languages(of: ConfigurationFolder(path: fixture.path))
        let korean = try #require(languages.texts("ko"))
        #expect(korean[.today] == "오늘의 나")
        #expect(korean[.signIn] == Texts(.korean)[.signIn])
        #expect(korean.missing == 0)
    }

    @Test("what somebody who translates downloads has every text and every name")
    func template() throws {
        let file = LanguageFile(of: Texts(.english))
        let read = try JSONDecoder().decode(LanguageFile.self, from: Data(file.json.utf8))
        #expect(read.texts == Texts(.english).table)
        #expect(read.entities?["weight_kg"] == "Weight")
        #expect(read.units?["kg"] == "kg" && read.numbers?.decimal == "." && read.numbers?.group == ",")
        #expect(Texts(PageLanguage("xx"), read, over: Texts(.english)).missing == 0)
    }

    @Test("a choice of language while signed in stays with the session, and with nobody else's")
    func session() async throws {
        let fixture = try fixture(["de.json": Self.german])
        defer { fixture.remove() }
        var settings = Household.settings
        settings.withings = nil
        let routes = TestPages.routes(settings: settings, folder: fixture.path)
        try await TestPages.application(routes).test(.router) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            _ = try await browser.get("/start", client)
            let answer = try await browser.post("/language", "language=de&next=/start", client)
            #expect(answer.headers[.location] == "/start")
            #expect(answer.headers[.setCookie] == nil)
            #expect(String(buffer: try await browser.get("/start", client).body).contains(#"<html lang="de">"#))
            #expect(browser.cookies.keys.sorted() == [PageCookie.session])
            var other = TestBrowser()
            #expect(String(buffer: try await other.get("/signin", client).body).contains(#"<html lang="en">"#))
            let chosen = try await other.post("/language", "language=ko&next=/signin", client)
            #expect(chosen.headers[.location] == "/signin?lang=ko")
            _ = try await other.get("/signin?lang=ko", client)
            _ = try await other.post("/signin?lang=ko", "username=ada&password=12345678&next=/start", client)
            #expect(String(buffer: try await other.get("/start", client).body).contains(#"<html lang="ko">"#))
        }
    }
}
