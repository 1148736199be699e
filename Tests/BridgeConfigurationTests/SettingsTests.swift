import BridgeConfiguration
import Foundation
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("a file without blocks gives the defaults")
    func defaults() throws {
        let settings = try #require(try TemporaryFolder.check("# nothing\n").settings)
        #expect(settings == Settings())
        #expect(settings.externalURL == "http://localhost:8123")
    }

    @Test("every key arrives where it belongs")
    func everything() throws {
        let sample = Sample(name: "everything")
        let settings = try #require(sample.check.settings)
        var withings = WithingsSettings(
            clientID: "0123abcd",
            clientSecret: "not-a-real-secret",
            profiles: ["Anna", "Ben", "지민", "2"]
        )
        withings.scanInterval = 600
        withings.useWebhook = false
        withings.legacySensors = true
        withings.overdue.everybody = ["weight": 7]
        withings.overdue.profiles = ["지민": ["weight": 3]]
        withings.baseURL = "https://bridge.example.org"
        withings.accountURL = "http://localhost:9000"
        withings.apiURL = "http://localhost:9000"
        #expect(settings.withings == withings)
        #expect(settings.home.name == "Home")
        #expect(settings.home.externalURL == "https://home.example.org")
        #expect(settings.home.internalURL == "http://192.168.1.5:8123")
        #expect(settings.home.timeZone == "Europe/Paris")
        #expect(settings.home.unitSystem == "us_customary")
        #expect(settings.home.language == "ko")
        #expect(settings.http.hosts == ["127.0.0.1", "::1"])
        #expect(settings.http.port == 8081)
        #expect(settings.http.baseURL == "https://older.example.org")
        #expect(settings.http.certificate == sample.url.path + "/tls/certificate.pem")
        #expect(settings.http.key == sample.url.path + "/tls/key.pem")
        #expect(settings.http.useXForwardedFor)
        #expect(settings.http.trustedProxies == ["172.30.33.0/24", "127.0.0.1"])
        var mqtt = MQTTSettings()
        mqtt.broker = "192.168.1.10"
        mqtt.port = 8883
        mqtt.username = "bridge"
        mqtt.password = "not a real password"
        mqtt.clientID = "withings-bridge-1"
        mqtt.keepalive = 30
        mqtt.certificate = "auto"
        mqtt.clientCertificate = sample.url.path + "/tls/certificate.pem"
        mqtt.clientKey = sample.url.path + "/tls/key.pem"
        mqtt.tlsInsecure = true
        mqtt.discovery = false
        mqtt.discoveryPrefix = "home"
        mqtt.defaultEntityID = "{profile}_{key}"
        #expect(settings.mqtt == mqtt)
        var link = HomeAssistantSettings(url: "https://home.example.org:8123", token: "abc.def.ghi")
        link.statistics = .merge
        link.verifiesCertificate = false
        link.certificate = sample.url.path + "/tls/certificate.pem"
        #expect(settings.homeAssistant == link)
        #expect(settings.recorder.databaseURL == "sqlite:///" + sample.url.path + "/data/readings.db")
        #expect(settings.logger.level == "warning")
        #expect(settings.logger.levels == ["sync": "debug"])
        #expect(settings.externalURL == "https://bridge.example.org")
    }

    @Test(
        "a time span is read in every form of Home Assistant",
        arguments: [
            ("300", 300.0), ("\"300\"", 300), ("2.5", 2.5), ("00:05:00", 300), ("\"00:05\"", 300), ("1:30:00", 5400),
            ("5:00", 300), ("{minutes: 5, seconds: 1}", 301), ("{hours: 1}", 3600), ("1_000", 1000), ("010", 8),
        ]
    )
    func durations(text: String, seconds: Double) throws {
        let check = try TemporaryFolder.check(withings: "  scan_interval: \(text)\n")
        #expect(check.settings?.withings?.scanInterval == seconds)
    }

    @Test(
        "a time span that is none is an error at its value",
        arguments: [
            "0", "-5", "soon", "[5]", "{weeks: 1}", "{}", "00:05:00:00", "1e400", "0.5", "''", "~",
        ]
    )
    func wrongDurations(text: String) throws {
        let check = try TemporaryFolder.check(withings: "  scan_interval: \(text)\n")
        #expect(check.settings == nil)
        #expect(check.errors.map(\.line) == [5])
        #expect(check.errors.map(\.column) == [18])
    }

    @Test(
        "truth is told in the words of YAML 1.1",
        arguments: [
            ("yes", true), ("No", false), ("on", true), ("OFF", false), ("true", true), ("\"false\"", false),
            ("1", true),
        ]
    )
    func booleans(text: String, value: Bool) throws {
        let check = try TemporaryFolder.check(withings: "  use_webhook: \(text)\n")
        #expect(check.settings?.withings?.useWebhook == value)
    }

    @Test(
        "an address needs http or https and a host",
        arguments: [
            "123", "''", "blah blah", "ftp://example.org", "https://", "example.org", "http://a b",
            "https://x.org/?a=1",
            "https://u:p@x.org", "https://x.org/#a", "http://x.org:0", "http://x.org:99999", "[a]", "~",
        ]
    )
    func wrongAddresses(text: String) throws {
        let check = try TemporaryFolder.check(withings: "  base_url: \(text)\n")
        #expect(check.errors.map(\.line) == [5])
        #expect(check.errors.map(\.column) == [13])
    }

    @Test("a short interval draws a warning only where Withings itself is asked")
    func shortInterval() throws {
        let real = try TemporaryFolder.check(withings: "  scan_interval: 59\n")
        #expect(real.isValid)
        #expect(real.diagnostics.map(\.severity) == [.warning])
        let own = try TemporaryFolder.check(withings: "  scan_interval: 1\n  api_url: http://127.0.0.1:9000\n")
        #expect(own.diagnostics.isEmpty)
    }

    @Test("a certificate and its key come together, relative to the directory")
    func certificate() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "http:\n  ssl_certificate: a.pem\n  ssl_key: b.pem\n", "a.pem": "",
        ])
        #expect(folder.check().errors.map(\.line) == [3])
        try folder.write("b.pem", Data())
        #expect(folder.check().isValid)
        try folder.write("configuration.yaml", Data("http:\n  ssl_certificate: a.pem\n".utf8))
        #expect(folder.check().errors.map(\.message) == ["ssl_certificate needs ssl_key beside it."])
    }

    @Test("pages elsewhere that may ask the API are named by their origin, as browsers write it")
    func origins() throws {
        let list = try TemporaryFolder.check(
            "http:\n  cors_allowed_origins: [https://Dash.example/, 'http://[::1]:5173']\n"
        )
        #expect(list.settings?.http.allowedOrigins == ["https://dash.example", "http://[::1]:5173"])
        let every = try TemporaryFolder.check("http:\n  cors_allowed_origins: '*'\n")
        #expect(every.settings?.http.allowedOrigins == ["*"])
        for wrong in ["dash.example", "https://dash.example/path", "https://a b", "''"] {
            let check = try TemporaryFolder.check("http:\n  cors_allowed_origins:\n    - \(wrong)\n")
            #expect(check.errors.map(\.line) == [3], "\(wrong)")
        }
    }

    @Test(
        "a time of day is one, and is told where it is none",
        arguments: ["99:00", "25:00", "'4:75'", "24:00", "86400", "-1", "x"]
    )
    func noTimeOfDay(written: String) throws {
        let check = try TemporaryFolder.check("backup:\n  time: \(written)\n")
        #expect(check.errors.map(\.line) == [2] && check.errors.map(\.column) == [9])
    }

    @Test(
        "a time of day may be written in hours and minutes",
        arguments: [("4:45", 17_100.0), ("'23:59'", 86_340), ("0:00", 0)]
    )
    func timeOfDay(written: String, seconds: Double) throws {
        #expect(try TemporaryFolder.check("backup:\n  time: \(written)\n").settings?.backup.timeOfDay == seconds)
    }

    @Test("the cloud that a block names is known while the application itself is missing")
    func cloudWithoutApplication() throws {
        let check = try TemporaryFolder.check("withings:\n  api_url: http://127.0.0.1:9\n")
        #expect(!check.isValid && check.apiURL == "http://127.0.0.1:9")
    }

    @Test("Home Assistant's own database file is left alone with a warning")
    func homeAssistantsDatabase() throws {
        let check = try TemporaryFolder.check("recorder:\n  db_url: sqlite:////config/home-assistant_v2.db\n")
        #expect(check.settings?.recorder.databaseURL == nil)
        #expect(check.settings != nil)
        #expect(check.diagnostics.contains { $0.severity == .warning && $0.line == 2 })
    }

    @Test(
        "a PostgreSQL database is an error, for two machines would each keep a file and lock each other out",
        arguments: ["postgresql://u:hunter2@h/d", "postgresql+psycopg2://h/d"]
    )
    func otherDatabases(url: String) throws {
        let check = try TemporaryFolder.check("recorder:\n  db_url: \(url)\n")
        #expect(check.settings == nil)
        let error = try #require(check.errors.first)
        #expect((error.line, error.column, check.errors.count) == (2, 11, 1))
        #expect(error.message.hasPrefix("db_url names a database that is not SQLite"))
        #expect(error.hint?.contains("on one machine") == true)
        #expect(!ConfigurationReport(check).text(language: "en").contains("hunter2"))
    }

    @Test("a database of Home Assistant's that this program could never use is left alone, and said so")
    func foreignDatabase() throws {
        let check = try TemporaryFolder.check("recorder:\n  db_url: mysql+pymysql://u:hunter2@h/d\n")
        #expect(check.settings != nil && check.settings?.recorder.databaseURL == nil)
        let warning = try #require(check.diagnostics.first { $0.severity == .warning && $0.line == 2 })
        #expect(warning.message.hasPrefix("db_url names a database that is not SQLite"))
        #expect(!ConfigurationReport(check).text(language: "en").contains("hunter2"))
    }

    @Test("what else a file of Home Assistant's may say is taken as it is: old names of zones, no namespace, WebRTC")
    func homeAssistantsOwn() throws {
        for zone in ["CET", "Japan", "Singapore", "US/Eastern", "Europe/Paris"] {
            let check = try TemporaryFolder.check(
                "homeassistant:\n  time_zone: \(zone)\n  webrtc:\n    ice_servers: []\n"
            )
            #expect(check.settings?.home.timeZone == zone, "\(zone)")
        }
        let check = try TemporaryFolder.check("prometheus:\n  namespace: \"\"\n")
        #expect(check.settings?.prometheus?.namespace == "")
        #expect(try TemporaryFolder.check("homeassistant:\n  time_zone: Kitchen\n").settings == nil)
    }

    @Test("an mqtt block with nothing in it means the broker of this machine; one with sensors only means none")
    func mqtt() throws {
        #expect(try TemporaryFolder.check("mqtt:\n").settings?.mqtt == MQTTSettings())
        #expect(try TemporaryFolder.check("mqtt:\n  sensor: []\n").settings?.mqtt == nil)
        #expect(try TemporaryFolder.check("mqtt:\n  - sensor: []\n").settings?.mqtt == nil)
        #expect(try TemporaryFolder.check("mqtt:\n  - sensor: []\n").isValid)
    }
}
