import BridgeConfiguration
import Foundation
import MQTTLink
import TestSupport
import Testing
import WithingsAPI

@testable import BridgeApp

@Suite("The doctor")
struct DoctorTests {
    static let now: Int64 = 1_795_447_825

    /// A network on which all is well; a test spoils what it is about.
    static func healthy() -> DoctorNetwork {
        DoctorNetwork(
            resolve: { _ in ["203.0.113.7"] },
            head: { _ in .init(status: 200, server: "withings-bridge", date: "Mon, 23 Nov 2026 14:50:25 GMT") },
            certificate: { _, _ in .init(chainLength: 2, validUntil: now + 60 * 86_400) },
            nonce: { _ in },
            broker: { _ in .connected }
        )
    }

    static func findings(
        externalURL: String = "https://bridge.example.org",
        clockIsAheadBy seconds: Double = 0,
        _ network: DoctorNetwork = healthy()
    ) async throws -> [String: Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "doctor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = """
            homeassistant:
              external_url: \(externalURL)
            withings: {client_id: a, client_secret: b, profiles: Anna}
            mqtt: {broker: 127.0.0.1}
            """
        try Data(text.utf8).write(to: folder.appending(path: "configuration.yaml"))
        let theirs = try #require(Doctor.moment("Mon, 23 Nov 2026 14:50:25 GMT"))
        let doctor = Doctor(
            folder: ConfigurationFolder(path: folder.path),
            environment: [:],
            clock: ManualClock(now: Double(theirs) + seconds),
            network: network
        )
        return Dictionary(await doctor.findings().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("finds nothing wrong where nothing is")
    func healthy() async throws {
        let findings = try await Self.findings()
        for name in ["configuration", "address", "name", "certificate", "callback", "clock", "application", "broker"] {
            #expect(findings[name]?.state == .ok, "\(name): \(String(describing: findings[name]))")
        }
        // Whatever is said can be said in another language, a path or an address alone excepted.
        for finding in findings.values where !["address", "directory"].contains(finding.name) {
            #expect(finding.saying != nil, "\(finding)")
            #expect(!finding.message.contains("{") && !finding.message.hasPrefix("finding"), "\(finding)")
        }
    }

    @Test(
        "names what Withings does not take about an address",
        arguments: [
            "http://bridge.example.org", "https://192.0.2.1", "https://localhost", "https://bridge.example.org:8443",
        ]
    )
    func addresses(url: String) async throws {
        let finding = try await Self.findings(externalURL: url)["address"]
        #expect(finding?.state == .warning)
        #expect(finding?.hint != nil)
    }

    @Test(
        "notices a name without an address, an address of the house, a certificate that ends or comes alone, a wrong answer"
    )
    func outside() async throws {
        var network = Self.healthy()
        network.resolve = { _ in [] }
        var findings = try await Self.findings(network)
        #expect(findings["name"]?.state == .failed)
        #expect(findings["callback"]?.state == .skipped)

        network = Self.healthy()
        network.resolve = { _ in ["192.168.1.5"] }
        #expect(try await Self.findings(network)["name"]?.state == .warning)

        network = Self.healthy()
        network.certificate = { _, _ in .init(chainLength: 2, validUntil: Self.now + 3 * 86_400) }
        #expect(try await Self.findings(network)["certificate"]?.state == .warning)
        network.certificate = { _, _ in .init(chainLength: 2, validUntil: Self.now - 86_400 * 2) }
        #expect(try await Self.findings(network)["certificate"]?.state == .failed)
        network.certificate = { _, _ in .init(chainLength: 1, validUntil: Self.now + 90 * 86_400) }
        #expect(try await Self.findings(network)["certificate"]?.message.contains("alone") == true)

        for (standing, word) in [(DoctorNetwork.Certificate.Standing.otherName, "not for"), (.unknownIssuer, "issuer")]
        {
            network.certificate = { _, _ in
                .init(chainLength: 2, validUntil: Self.now + 90 * 86_400, standing: standing)
            }
            let finding = try await Self.findings(network)["certificate"]
            #expect(finding?.state == .failed && finding?.message.contains(word) == true)
        }

        network = Self.healthy()
        network.head = { _ in .init(status: 200, isBridge: false, server: nil, date: nil) }
        #expect(try await Self.findings(network)["callback"]?.state == .warning)
        network.head = { _ in .init(status: 302, server: nil, date: nil) }
        findings = try await Self.findings(network)
        #expect(findings["callback"]?.state == .failed)
        #expect(findings["clock"]?.state == .skipped)
    }

    @Test("notices a clock that is wrong, a secret that does not fit, and a broker that refuses")
    func others() async throws {
        #expect(try await Self.findings(clockIsAheadBy: 90)["clock"]?.state == .warning)
        let finding = try await Self.findings(clockIsAheadBy: -50_000_000)["clock"]
        #expect(finding?.state == .failed)
        #expect(finding?.message.contains("behind") == true)

        var network = Self.healthy()
        network.nonce = { _ async throws(WithingsError) in
            throw WithingsError(.forbidden, message: "Withings does not accept the signature.", hint: "", remedy: .none)
        }
        network.broker = { _ in .disconnected(BrokerFault(.refused, "The broker refuses.", hint: "Check the password."))
        }
        let findings = try await Self.findings(network)
        #expect(findings["application"]?.state == .failed)
        #expect(findings["application"]?.hint?.contains("developer.withings.com") == true)
        #expect(findings["broker"]?.hint == "Check the password.")
    }
}
