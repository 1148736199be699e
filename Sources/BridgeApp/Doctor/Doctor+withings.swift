import BridgeConfiguration
import Foundation
import MQTTLink
import WebServer
import WebUI
import WithingsAPI
import WithingsModel

extension Doctor {
    /// Whether Withings can be reached, knows the application, and whether this machine's clock is right.
    func withings(_ settings: Settings) async -> [Finding] {
        guard let withings = settings.withings else { return [] }
        let client = WithingsClient(
            application: .init(
                clientID: withings.clientID,
                clientSecret: withings.clientSecret,
                accountURL: withings.accountURL,
                apiURL: withings.apiURL
            ),
            transport: AsyncHTTPTransport(),
            clock: clock
        )
        var findings = [await time(withings.apiURL)]
        do throws(WithingsError) {
            try await network.nonce(client)
            findings.append(Finding("application", .ok, .findingApplicationKnown))
        } catch  where error.code == .tooManyRequests {
            // The history of the running bridge may have used the minute up; that says nothing of the application.
            findings.append(Finding("application", .skipped, .findingApplicationBusy))
        } catch {
            let hint =
                error.code == .unreachable
                ? error.hint
                : "Compare client_id and client_secret with developer.withings.com/dashboard. \(error.hint)"
            var finding = Finding("application", .failed, error.message, hint: hint)
            let saying = Operations.Saying(of: "fault", code: error.code.rawValue)
            finding.saying =
                error.code == .unreachable
                ? saying
                : Operations.Saying(FindingPhrase.findingApplicationRefused.rawValue, parts: [saying.phrase])
            findings.append(finding)
        }
        return findings
    }

    private func time(_ apiURL: String) async -> Finding {
        guard let head = try? await network.head(apiURL), let text = head.date, let theirs = Self.moment(text) else {
            return Finding("clock", .skipped, .findingClockSilent, ["address": apiURL])
        }
        let off = clock.nowSeconds - theirs
        if abs(off) <= 30 { return Finding("clock", .ok, .findingClockRight, ["seconds": "\(max(2, abs(off)))"]) }
        return Finding(
            "clock",
            abs(off) > 300 ? .failed : .warning,
            off < 0 ? .findingClockBehind : .findingClockAhead,
            ["seconds": "\(abs(off))", "address": apiURL]
        )
    }

    /// HTTP's form of a moment: `Wed, 21 Oct 2026 07:28:00 GMT`.
    static func moment(_ text: String) -> EpochSeconds? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return formatter.date(from: text).map { EpochSeconds($0.timeIntervalSince1970) }
    }

    /// Whether the broker lets this program in.
    func broker(_ settings: Settings) async -> Finding {
        guard let mqtt = settings.mqtt else { return Finding("broker", .skipped, .findingBrokerNone) }
        let address = BrokerAddress(
            host: mqtt.broker,
            port: mqtt.port,
            username: mqtt.username,
            password: mqtt.password,
            // With the bridge's own name its connection would be cut.
            clientID: (mqtt.clientID ?? "withings-bridge") + "-doctor",
            keepaliveSeconds: mqtt.keepalive,
            certificate: mqtt.certificate,
            clientCertificate: mqtt.clientCertificate,
            clientKey: mqtt.clientKey,
            tlsInsecure: mqtt.tlsInsecure
        )
        let values = ["host": mqtt.broker, "port": "\(mqtt.port)"]
        switch await network.broker(address) {
        case .connected?: return Finding("broker", .ok, .findingBrokerOpen, values)
        case .disconnected(let fault)?:
            var finding = Finding("broker", .failed, fault.message, hint: fault.hint)
            finding.saying = Operations.Saying(of: "broker", code: fault.code.rawValue)
            return finding
        default: return Finding("broker", .failed, .findingBrokerSilent, values)
        }
    }
}
