import BridgeConfiguration
import Foundation
import SQLiteStore
import Store
import WithingsModel

/// Looks at everything that has to be right for the bridge to work, from its own files to what Withings sees of it, and
/// says what to change. It changes nothing itself, and may run beside the bridge.
package struct Doctor: Sendable {
    let folder: ConfigurationFolder
    let environment: [String: String]
    let clock: any WallClock
    let network: DoctorNetwork
    /// Whether the running program itself asks: it need not look for itself.
    var isInside = false

    package init(
        folder: ConfigurationFolder,
        environment: [String: String],
        clock: any WallClock = SystemWallClock()
    ) {
        self.init(folder: folder, environment: environment, clock: clock, network: DoctorNetwork())
    }

    init(
        folder: ConfigurationFolder,
        environment: [String: String],
        clock: any WallClock,
        network: DoctorNetwork
    ) {
        self.folder = folder
        self.environment = environment
        self.clock = clock
        self.network = network
    }

    package func findings() async -> [Finding] {
        let check = folder.check(environment: environment)
        var findings = [configuration(check), await running(), directory(), disk()]
        guard let settings = check.settings else { return findings }
        findings += await record(settings)
        findings.append(await backups(settings))
        findings += await address(settings)
        findings += await withings(settings)
        findings.append(await broker(settings))
        return findings
    }

    /// How the things stand that can be looked at without asking anybody; states alone, without their texts.
    func quickStates() async -> [String: String] {
        let findings = [configuration(folder.check(environment: environment)), await running(), directory(), disk()]
        return Dictionary(findings.map { ($0.name, $0.state.rawValue) }, uniquingKeysWith: { first, _ in first })
    }

    private func configuration(_ check: ConfigurationCheck) -> Finding {
        guard check.isValid else {
            return Finding(
                "configuration",
                .failed,
                "\(check.errors.count) faults in \(folder.path)/configuration.yaml.",
                hint: "withings-bridge check-config --config \(folder.path) names each with its place."
            )
        }
        guard check.settings?.withings != nil else {
            return Finding(
                "configuration",
                .warning,
                "The file is valid but has no withings: block.",
                hint: "Add client_id, client_secret and profiles; the Integrations page shows how."
            )
        }
        return Finding("configuration", .ok, "valid")
    }

    private func running() async -> Finding {
        if isInside { return Finding("running", .ok, "this program runs on \(folder.path)") }
        if let process = InstanceLock.holder(of: folder) {
            guard await network.isAlive(folder, environment) else {
                return Finding(
                    "running",
                    .failed,
                    "Process \(process) runs on \(folder.path), but does not answer at the address of the configuration.",
                    hint:
                        "It may just be starting or stopping; if it stays, look into its log and start it again: kill \(process), then kill -9 \(process)."
                )
            }
            return Finding("running", .ok, "process \(process) runs on \(folder.path)")
        }
        return Finding(
            "running",
            .warning,
            "No bridge runs on \(folder.path).",
            hint:
                "What others see of it can only be looked at while it runs: withings-bridge run --config \(folder.path)"
        )
    }

    private func directory() -> Finding {
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            return Finding(
                "directory",
                .failed,
                "\(folder.path) is missing or cannot be written by this user.",
                hint: "Run the doctor as the user the bridge runs as, or make the directory writable for it."
            )
        }
        let strangers = FolderOwner(folder.path).strangers
        guard strangers.isEmpty else {
            return Finding(
                "directory",
                .failed,
                "\(strangers.prefix(6).joined(separator: ", ")) in \(folder.path) belong to another user than the directory.",
                hint: "If the bridge runs as the directory's owner: chown --reference=\(folder.path) "
                    + strangers.map { "\(folder.path)/\($0)" }.joined(separator: " ")
            )
        }
        // What is in the configuration may be there for all to read, but not a secret.
        let text = (try? String(contentsOfFile: "\(folder.path)/configuration.yaml", encoding: .utf8)) ?? ""
        let holdsSecret = text.firstMatch(of: /(?m)^\s*(client_secret|password|token):\s*[^\s!]/) != nil
        let files =
            ["withings-bridge.key", "withings-bridge.db", "secrets.yaml"] + (holdsSecret ? ["configuration.yaml"] : [])
        let rights = (try? FileManager.default.attributesOfItem(atPath: folder.path))?[.posixPermissions] as? NSNumber
        if let rights, rights.intValue & 0o022 != 0 {
            return Finding(
                "directory",
                .failed,
                "Other users of this machine may write into \(folder.path): they can exchange database and key.",
                hint: "chmod 700 \(folder.path)"
            )
        }
        // Nobody else comes as far as the files where the directory is shut.
        let isShut = rights.map { $0.intValue & 0o077 == 0 } ?? false
        let open =
            isShut
            ? []
            : files.filter { file in
                let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(file)")
                guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue else { return false }
                return mode & 0o077 != 0
            }
        guard open.isEmpty else {
            return Finding(
                "directory",
                .warning,
                "Other users of this machine may read \(open.joined(separator: ", ")).",
                hint: "chmod 600 \(open.map { "\(folder.path)/\($0)" }.joined(separator: " "))"
            )
        }
        return Finding("directory", .ok, folder.path)
    }

    private func disk() -> Finding { room(at: folder.path, "disk") }

    /// How much is left on a disk.
    func room(at path: String, _ name: String, _ place: String = "") -> Finding {
        guard let free = DiskSpace.free(at: path) else {
            return Finding(name, .skipped, "The disk says nothing about its space.")
        }
        let words = "\(free / 1_000_000) MB are free\(place)"
        if free < 20_000_000 {
            return Finding(name, .failed, "Only \(words).", hint: "Make room: nothing new can be kept.")
        }
        if free < 500_000_000 { return Finding(name, .warning, "Only \(words).", hint: "Make room before long.") }
        return Finding(name, .ok, words)
    }
}
