import AsyncHTTPClient
import BridgeConfiguration
import Foundation
import NIOPosix
import NIOSSL
import WebServer
import WithingsModel

extension Doctor {
    /// What Withings, and the browsers it sends back, see of the external address.
    func address(_ settings: Settings) async -> [Finding] {
        let callback = settings.externalURL + "/auth/external/callback"
        guard let url = URLComponents(string: callback), let host = url.host else {
            return [Finding("address", .failed, "\(callback) is not an address.", hint: "Check external_url.")]
        }
        let isSecure = url.scheme?.lowercased() == "https"
        let port = url.port ?? (isSecure ? 443 : 80)
        var findings = [form(callback, host: host, port: port, isSecure: isSecure)]
        let addresses = await network.resolve(host)
        findings.append(names(host, addresses))
        guard !addresses.isEmpty else {
            return findings + [Finding("callback", .skipped, "\(host) has no address to ask.")]
        }
        if isSecure { findings.append(await shownCertificate(host, port)) }
        findings.append(await answer(callback))
        return findings
    }

    /// Withings' rules for callback addresses.
    private func form(_ callback: String, host: String, port: Int, isSecure: Bool) -> Finding {
        var faults: [String] = []
        if !isSecure { faults.append("it does not begin with https") }
        if AddressRange.isAddress(host.trimmingCharacters(in: ["[", "]"])) || host == "localhost" || !host.contains(".")
            || host.hasSuffix(".local")
        {
            faults.append("\(host) is not a real domain name")
        }
        if port != 443, port != 80 { faults.append("the port is \(port), not 443 or 80") }
        if callback.utf8.count > 255 { faults.append("it is longer than 255 characters") }
        guard !faults.isEmpty else { return Finding("address", .ok, callback) }
        return Finding(
            "address",
            .warning,
            "Withings takes \(callback) only in its restricted mode (ten people): \(faults.joined(separator: ", ")).",
            hint:
                "Set external_url in the homeassistant block to the https address under which the world reaches this program."
        )
    }

    private func names(_ host: String, _ addresses: [String]) -> Finding {
        guard !addresses.isEmpty else {
            return Finding(
                "name",
                .failed,
                "The name \(host) is not known.",
                hint: "Make a DNS record for it, or correct external_url."
            )
        }
        let list = addresses.prefix(4).joined(separator: ", ")
        guard addresses.contains(where: { !AddressRange.isLocal($0) }) else {
            return Finding(
                "name",
                .warning,
                "\(host) leads to \(list): an address of this network, which Withings cannot reach.",
                hint:
                    "That is fine if only this machine's resolver says so; else Withings cannot notify this program, and it polls."
            )
        }
        return Finding("name", .ok, "\(host) leads to \(list)")
    }

    private func shownCertificate(_ host: String, _ port: Int) async -> Finding {
        do {
            let shown = try await network.certificate(host, port)
            let days = (shown.validUntil - clock.nowSeconds) / 86_400
            let until = "good until \(MomentWords.utc(shown.validUntil))"
            if days < 0 {
                return Finding("certificate", .failed, "It ended: \(until).", hint: "Renew it.")
            }
            if days < 14 { return Finding("certificate", .warning, "\(until), \(days) days", hint: "Renew it soon.") }
            switch shown.standing {
            case .trusted: break
            case .otherName:
                return Finding(
                    "certificate",
                    .failed,
                    "The certificate that is shown is not for \(host).",
                    hint: "Give the proxy (or ssl_certificate) the certificate of that name, or correct external_url."
                )
            case .unknownIssuer:
                return Finding(
                    "certificate",
                    .failed,
                    "\(until), but nobody trusts it: its issuer is unknown, or what leads to a known one is missing.",
                    hint: shown.chainLength < 2
                        ? "It comes alone: use the file with the full chain (often fullchain.pem), of a public authority."
                        : "Take a certificate of a public authority (Let's Encrypt, for example)."
                )
            }
            if shown.chainLength < 2 {
                return Finding(
                    "certificate",
                    .warning,
                    "\(until), but it comes alone: Withings may miss the certificates between it and its root.",
                    hint: "ssl_certificate (or the proxy) should have the full chain, often called fullchain.pem."
                )
            }
            return Finding("certificate", .ok, "\(until), \(shown.chainLength) in the chain")
        } catch {
            return Finding(
                "certificate",
                .failed,
                "Nobody speaks TLS at \(host) port \(port).",
                hint: "Forward the port to this program or its proxy, and give either a certificate."
            )
        }
    }

    private func answer(_ callback: String) async -> Finding {
        do {
            let head = try await network.head(callback)
            guard (200..<300).contains(head.status) else {
                return Finding(
                    "callback",
                    .failed,
                    "HEAD \(callback) is answered with \(head.status); Withings wants 200.",
                    hint: "Does the proxy pass HEAD on, without asking for a sign-in of its own, to this program?"
                )
            }
            guard head.isBridge else {
                return Finding(
                    "callback",
                    .warning,
                    "HEAD \(callback) is answered with \(head.status), but not by a bridge.",
                    hint: "Another program answers at that address (a router, a NAS): lead the address to this one."
                )
            }
            return Finding("callback", .ok, "HEAD \(callback) is answered with \(head.status)")
        } catch {
            return Finding(
                "callback",
                .failed,
                "HEAD \(callback) \(Self.reason(error)).",
                hint: "Try it from another network: some routers do not let their own network in by the outer address."
            )
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case is NIOConnectionError: "fails: nobody answers at that port"
        case is NIOSSLError, is BoringSSLError:
            "fails: its certificate is not accepted, or what answers does not speak TLS"
        case let error as HTTPClientError
        where [.connectTimeout, .deadlineExceeded, .readTimeout, .tlsHandshakeTimeout].contains(error):
            "is not answered in time"
        default: "is not answered"
        }
    }
}
