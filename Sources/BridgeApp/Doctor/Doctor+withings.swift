import BridgeConfiguration
import Foundation
import MQTTLink
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
            findings.append(Finding("application", .ok, "Withings knows the client id and the secret fits"))
        } catch  where error.code == .tooManyRequests {
            // The history of the running bridge may have used the minute up; that says nothing of the application.
            findings.append(
                Finding(
                    "application",
                    .skipped,
                    "Withings asks to slow down just now.",
                    hint: "Look again in a minute."
                )
            )
        } catch {
            let hint =
                error.code == .unreachable
                ? error.hint
                : "Compare client_id and client_secret with developer.withings.com/dashboard. \(error.hint)"
            findings.append(Finding("application", .failed, error.message, hint: hint))
        }
        return findings
    }

    private func time(_ apiURL: String) async -> Finding {
        guard let head = try? await network.head(apiURL), let text = head.date, let theirs = Self.moment(text) else {
            return Finding("clock", .skipped, "\(apiURL) did not tell the time.")
        }
        let off = clock.nowSeconds - theirs
        let words = "\(abs(off)) seconds \(off < 0 ? "behind" : "ahead of") \(apiURL)"
        if abs(off) <= 30 { return Finding("clock", .ok, "right within \(max(2, abs(off))) seconds") }
        return Finding(
            "clock",
            abs(off) > 300 ? .failed : .warning,
            "This machine's clock is \(words).",
            hint: "Turn time synchronization on: timedatectl set-ntp true"
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
        guard let mqtt = settings.mqtt else { return Finding("broker", .skipped, "There is no mqtt: block.") }
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
        switch await network.broker(address) {
        case .connected?: return Finding("broker", .ok, "\(mqtt.broker) port \(mqtt.port) lets this program in")
        case .disconnected(let fault)?: return Finding("broker", .failed, fault.message, hint: fault.hint)
        default:
            return Finding(
                "broker",
                .failed,
                "\(mqtt.broker) port \(mqtt.port) did not answer within ten seconds.",
                hint: "Check broker and port in the mqtt block, and whether the broker runs."
            )
        }
    }
}
