import AsyncHTTPClient
import BridgeConfiguration
import Foundation
import NIOPosix
import NIOSSL
import WebServer
import WebUI
import WithingsModel

extension Doctor {
    /// What Withings, and the browsers it sends back, see of the external address.
    func address(_ settings: Settings) async -> [Finding] {
        let callback = settings.externalURL + "/auth/external/callback"
        guard let url = URLComponents(string: callback), let host = url.host else {
            return [Finding("address", .failed, .findingAddressUnreadable, ["callback": callback])]
        }
        let isSecure = url.scheme?.lowercased() == "https"
        let port = url.port ?? (isSecure ? 443 : 80)
        var findings = [form(callback, host: host, port: port, isSecure: isSecure)]
        let addresses = await network.resolve(host)
        findings.append(names(host, addresses))
        guard !addresses.isEmpty else {
            return findings + [Finding("callback", .skipped, .findingCallbackNowhere, ["host": host])]
        }
        if isSecure { findings.append(await shownCertificate(host, port)) }
        findings.append(await answer(callback))
        return findings
    }

    /// Withings' rules for callback addresses.
    private func form(_ callback: String, host: String, port: Int, isSecure: Bool) -> Finding {
        var faults: [FindingPhrase] = []
        if !isSecure { faults.append(.findingPartScheme) }
        if AddressRange.isAddress(host.trimmingCharacters(in: ["[", "]"])) || host == "localhost" || !host.contains(".")
            || host.hasSuffix(".local")
        {
            faults.append(.findingPartDomain)
        }
        if port != 443, port != 80 { faults.append(.findingPartPort) }
        if callback.utf8.count > 255 { faults.append(.findingPartLength) }
        guard !faults.isEmpty else { return Finding("address", .ok, callback) }
        let values = ["callback": callback, "host": host, "port": "\(port)"]
        return Finding("address", .warning, .findingAddressRestricted, values, parts: faults)
    }

    private func names(_ host: String, _ addresses: [String]) -> Finding {
        guard !addresses.isEmpty else {
            return Finding("name", .failed, .findingNameUnknown, ["host": host])
        }
        let values = ["host": host, "addresses": addresses.prefix(4).joined(separator: ", ")]
        guard addresses.contains(where: { !AddressRange.isLocal($0) }) else {
            return Finding("name", .warning, .findingNameLocal, values)
        }
        return Finding("name", .ok, .findingNameKnown, values)
    }

    private func shownCertificate(_ host: String, _ port: Int) async -> Finding {
        do {
            let shown = try await network.certificate(host, port)
            let days = (shown.validUntil - clock.nowSeconds) / 86_400
            let values = [
                "when": MomentWords.utc(shown.validUntil), "days": "\(days)", "host": host,
                "count": "\(shown.chainLength)",
            ]
            let isAlone = shown.chainLength < 2
            if days < 0 { return Finding("certificate", .failed, .findingCertificateEnded, values) }
            if days < 14 { return Finding("certificate", .warning, .findingCertificateEnding, values) }
            switch shown.standing {
            case .trusted: break
            case .otherName: return Finding("certificate", .failed, .findingCertificateOtherName, values)
            case .unknownIssuer:
                let phrase: FindingPhrase =
                    isAlone ? .findingCertificateUntrustedAlone : .findingCertificateUntrusted
                return Finding("certificate", .failed, phrase, values)
            }
            if isAlone { return Finding("certificate", .warning, .findingCertificateAlone, values) }
            return Finding("certificate", .ok, .findingCertificateGood, values)
        } catch {
            return Finding("certificate", .failed, .findingCertificateNone, ["host": host, "port": "\(port)"])
        }
    }

    private func answer(_ callback: String) async -> Finding {
        do {
            let head = try await network.head(callback)
            let values = ["callback": callback, "status": "\(head.status)"]
            guard (200..<300).contains(head.status) else {
                return Finding("callback", .failed, .findingCallbackRefused, values)
            }
            guard head.isBridge else { return Finding("callback", .warning, .findingCallbackOther, values) }
            return Finding("callback", .ok, .findingCallbackAnswers, values)
        } catch {
            let reason = Self.reason(error)
            return Finding("callback", .failed, .findingCallbackFails, ["callback": callback], parts: [reason])
        }
    }

    private static func reason(_ error: any Error) -> FindingPhrase {
        switch error {
        case is NIOConnectionError: .findingPartNobody
        case is NIOSSLError, is BoringSSLError: .findingPartCertificate
        case let error as HTTPClientError
        where [.connectTimeout, .deadlineExceeded, .readTimeout, .tlsHandshakeTimeout].contains(error):
            .findingPartLate
        default: .findingPartUnanswered
        }
    }
}
