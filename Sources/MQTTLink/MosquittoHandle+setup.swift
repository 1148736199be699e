import CMosquitto
import Foundation

extension MosquittoHandle {
    /// Prepares will, sign-in and TLS.
    func prepare(_ address: BrokerAddress, will: MQTTMessage?) throws(BrokerFault) {
        if let will {
            let status = mosquitto_will_set(
                pointer,
                will.topic,
                Int32(will.payload.count),
                will.payload,
                Int32(will.qualityOfService),
                will.isRetained
            )
            guard status == MOSQ_ERR_SUCCESS.code else { throw BrokerFault.unusableTopic(will.topic) }
        }
        if address.username != nil || address.password != nil {
            // MQTT 3.1.1 has no password without a name.
            let status = mosquitto_username_pw_set(pointer, address.username ?? "", address.password)
            guard status == MOSQ_ERR_SUCCESS.code else { throw BrokerFault.unusableCredentials(at: address) }
        }
        guard address.usesTLS else { return }
        try prepareTLS(address)
    }

    /// Where systems keep the authorities they trust. The library has its own way to find them, but not together
    /// with a certificate of this program.
    private static let systemAuthorities = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ].first { FileManager.default.isReadableFile(atPath: $0) }

    private func prepareTLS(_ address: BrokerAddress) throws(BrokerFault) {
        let isOwn = address.certificate == nil || address.certificate == "auto"
        let files = [isOwn ? nil : address.certificate, address.clientCertificate, address.clientKey]
        for case let file? in files where !FileManager.default.isReadableFile(atPath: file) {
            throw BrokerFault.unreadableFile(file)
        }
        let authorities = isOwn ? Self.systemAuthorities : address.certificate
        guard authorities != nil || address.clientCertificate == nil else {
            throw BrokerFault.unusableCertificates(at: address)
        }
        if let authorities {
            // Without an answer of ours the library would ask for the key's password on the terminal.
            let status = mosquitto_tls_set(
                pointer,
                authorities,
                nil,
                address.clientCertificate,
                address.clientKey,
                { _, _, _, _ in 0 }
            )
            guard status == MOSQ_ERR_SUCCESS.code else { throw BrokerFault.unusableCertificates(at: address) }
        } else {
            mosquitto_int_option(pointer, MOSQ_OPT_TLS_USE_OS_CERTS, 1)
        }
        mosquitto_tls_insecure_set(pointer, address.tlsInsecure)
    }
}

extension BrokerAddress {
    /// A certificate of either side asks for TLS.
    var usesTLS: Bool { certificate != nil || clientCertificate != nil }
}
