import TestSupport
import Testing

@testable import MQTTLink

@Suite(
    "A link over TLS",
    .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed"),
    .timeLimit(.minutes(2))
)
struct TLSTests {
    @Test("a private authority is trusted once it is named; every other way is told as a TLS fault")
    func authority() async throws {
        let certificates = try Certificates()
        let broker = try await MosquittoBroker.started(options: .init(certificate: certificates.forBroker))
        var address = MosquittoLinkTests.address(broker)
        address.certificate = certificates.file("authority")
        let link = MosquittoLinkTests.link(address)
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        try await link.publish(MQTTMessage("a", text: "b", isRetained: true))
        await link.stop()

        for (file, sentence) in [
            (certificates.file("stranger"), "its certificate is not trusted."),
            ("auto", "its certificate is not trusted."),
            (certificates.file("nowhere"), "cannot be read."), (certificates.file("names"), "cannot be used."),
        ] {
            address.certificate = file
            let fault = try await Self.fault(address)
            #expect(fault.code == .tls)
            #expect(fault.message.hasSuffix(sentence), "\(fault) for \(file)")
        }
        address.certificate = nil
        let plain = try await Self.fault(address)
        #expect(plain.code == .unreachable)
        #expect(plain.hint.contains("TLS"))
    }

    @Test("TLS towards a broker without it, and a certificate for another host, are told apart")
    func otherFaults() async throws {
        let certificates = try Certificates()
        let plain = try await MosquittoBroker.started()
        var address = MosquittoLinkTests.address(plain)
        address.certificate = certificates.file("authority")
        #expect(try await Self.fault(address).code == .tls)

        let broker = try await MosquittoBroker.started(options: .init(certificate: certificates.forBroker))
        address = MosquittoLinkTests.address(broker)
        address.host = "localhost"
        address.certificate = certificates.file("authority")
        let other = try await Self.fault(address)
        #expect(other.code == .tls)
        #expect(other.message.hasSuffix("its certificate is for another host."))
        address.tlsInsecure = true
        let link = MosquittoLinkTests.link(address)
        try await BrokerWatch(await link.start(will: nil)).connected()
        await link.stop()
    }

    private static func fault(_ address: BrokerAddress) async throws -> BrokerFault {
        let link = MosquittoLinkTests.link(address)
        let watch = BrokerWatch(await link.start(will: nil))
        let fault = try await watch.fault()
        await link.stop()
        return fault
    }
}
