import BridgeConfiguration
import Testing

@Suite("Reports of whole folders")
struct SampleReportTests {
    @Test("the report of a folder is the one on disk", arguments: Sample.all)
    func english(sample: Sample) throws {
        let actual = ConfigurationReport(sample.check).text(language: "en")
        #expect(try actual + "\n" == sample.golden("en", actual))
    }

    @Test(
        "the report speaks Korean",
        arguments: ["many-faults", "secrets-and-includes", "home-assistant-file", "smallest"]
    )
    func korean(name: String) throws {
        let sample = Sample(name: name)
        let actual = ConfigurationReport(sample.check).text(language: "ko")
        #expect(try actual + "\n" == sample.golden("ko", actual))
    }

    @Test("no report shows a secret", arguments: Sample.all, ["en", "ko"])
    func secrets(sample: Sample, language: String) {
        let check = sample.check
        let report = ConfigurationReport(check).text(language: language)
        for word in ["sesame", "hunter2", "not-a-real-secret", "not a real password"] {
            #expect(!report.contains(word))
        }
        for diagnostic in check.diagnostics { #expect(!"\(diagnostic)".contains("sesame")) }
    }

    @Test(
        "a misspelt or included secret is not shown either",
        arguments: [
            "withings:\n  client_secert: sesame\n", "withings: {client_di: a, passwort: sesame}\n",
            "mqtt:\n  password: !include secret.txt\n", "withings:\n  client_secret:\n    - sesame\n",
            "withings:\n  client_secret: \"sesame\n", "withings:\n  client_secret:sesame\n  a: b\n",
            "withings:\n  client_secret: |\n    sesame\n   sesame: a\n",
            "mqtt:\n  port: !env_var PORT\n  broker: !env_var PORT\n  keepalive: !env_var PORT\n",
        ]
    )
    func hidden(text: String) throws {
        let folder = try TemporaryFolder(["configuration.yaml": text, "secret.txt": "[sesame]\n"])
        let check = folder.check(environment: ["PORT": "sesame sesame"])
        #expect(!check.isValid)
        #expect(!ConfigurationReport(check).text(language: "en").contains("sesame"))
    }

    @Test("every error stands at a place that exists", arguments: Sample.all)
    func places(sample: Sample) {
        for diagnostic in sample.check.diagnostics {
            #expect(diagnostic.line >= 1 && diagnostic.column >= 1)
            #expect(!diagnostic.message.contains("{") && !(diagnostic.hint ?? "").contains("{"))
        }
    }
}
