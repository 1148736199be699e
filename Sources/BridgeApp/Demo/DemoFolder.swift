import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store

/// The demo's own directory beside the owner's configuration: nothing of the owner's is touched, and it is gone
/// afterwards.
struct DemoFolder: Sendable {
    let owner: ConfigurationFolder

    var folder: ConfigurationFolder { ConfigurationFolder(path: owner.path + "/demo") }

    /// Writes what the demo runs by: the doors as they are, the people of the stand-in.
    func prepare(_ cloud: DemoStage.Cloud, _ settings: Settings) throws {
        remove()
        do {
            try FileManager.default.createDirectory(
                atPath: folder.path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try text(cloud, settings).write(
                toFile: folder.path + "/" + ConfigurationFolder.fileName,
                atomically: true,
                encoding: .utf8
            )
        } catch {
            throw BridgeFault(
                .unwritable,
                "The demo's directory \(folder.path) cannot be written.",
                hint: "Make its parent writable for this program."
            )
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder.path) }

    private func text(_ cloud: DemoStage.Cloud, _ settings: Settings) -> String {
        let (home, http) = (settings.home, settings.http)
        var lines = ["# Written for the demo; it is gone when the demo ends.", "homeassistant:"]
        lines.append("  name: \(Self.quoted(home.name))")
        lines.append("  external_url: \(Self.quoted(settings.externalURL))")
        if let url = home.internalURL { lines.append("  internal_url: \(Self.quoted(url))") }
        if let zone = home.timeZone { lines.append("  time_zone: \(Self.quoted(zone))") }
        if let language = home.language { lines.append("  language: \(Self.quoted(language))") }
        if home.isUnitSystemWritten { lines.append("  unit_system: \(home.unitSystem)") }
        lines += ["http:", "  server_port: \(http.port)", "  server_host:"]
        lines += http.hosts.map { "    - \(Self.quoted($0))" }
        if let certificate = http.certificate { lines.append("  ssl_certificate: \(Self.quoted(certificate))") }
        if let key = http.key { lines.append("  ssl_key: \(Self.quoted(key))") }
        if http.useXForwardedFor {
            lines += ["  use_x_forwarded_for: true", "  trusted_proxies:"]
            lines += http.trustedProxies.map { "    - \(Self.quoted($0))" }
        }
        lines += [
            "withings:", "  client_id: \(Self.quoted(cloud.clientID))",
            "  client_secret: \(Self.quoted(cloud.clientSecret))", "  account_url: \(Self.quoted(cloud.url))",
            "  api_url: \(Self.quoted(cloud.url))", "  scan_interval: 30", "  profiles:",
        ]
        lines += cloud.profiles.map { "    - \(Self.quoted($0))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    /// Lets the owner in who is signed in already.
    func carryOwner(_ settings: Settings) async throws {
        let logger = Logger(label: "demo") { _ in SilentLog() }
        let from = try SQLiteStore.open(
            path: StorePlace(recorder: settings.recorder, folder: owner).path,
            logger: logger
        )
        let to = try SQLiteStore.open(
            path: StorePlace(recorder: RecorderSettings(), folder: folder).path,
            logger: logger
        )
        do {
            try await Gatekeeper.copyOwner(from: from, to: to)
            try await from.close()
            try await to.close()
        } catch {
            try? await from.close()
            try? await to.close()
            throw error
        }
    }
}
