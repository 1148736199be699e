import BridgeConfiguration
import Foundation
import SQLiteStore
import Store
import WebUI
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
            let values = ["count": "\(check.errors.count)", "path": folder.path]
            return Finding("configuration", .failed, .findingConfigurationFaults, values)
        }
        guard check.settings?.withings != nil else {
            return Finding("configuration", .warning, .findingConfigurationEmpty)
        }
        return Finding("configuration", .ok, .findingConfigurationValid)
    }

    private func running() async -> Finding {
        var values = ["path": folder.path]
        if isInside { return Finding("running", .ok, .findingRunningInside, values) }
        guard let process = InstanceLock.holder(of: folder) else {
            return Finding("running", .warning, .findingRunningNone, values)
        }
        values["process"] = "\(process)"
        guard await network.isAlive(folder, environment) else {
            return Finding("running", .failed, .findingRunningSilent, values)
        }
        return Finding("running", .ok, .findingRunningProcess, values)
    }

    private func directory() -> Finding {
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            return Finding("directory", .failed, .findingDirectoryClosed, ["path": folder.path])
        }
        let strangers = FolderOwner(folder.path).strangers
        guard strangers.isEmpty else {
            let paths = strangers.map { "\(folder.path)/\($0)" }.joined(separator: " ")
            let values = [
                "files": strangers.prefix(6).joined(separator: ", "), "path": folder.path,
                "command": "chown --reference=\(folder.path) \(paths)",
            ]
            return Finding("directory", .failed, .findingDirectoryStrangers, values)
        }
        // What is in the configuration may be there for all to read, but not a secret.
        let text = (try? String(contentsOfFile: "\(folder.path)/configuration.yaml", encoding: .utf8)) ?? ""
        let holdsSecret = text.firstMatch(of: /(?m)^\s*(client_secret|password|token):\s*[^\s!]/) != nil
        let files =
            ["withings-bridge.key", "withings-bridge.db", "secrets.yaml"] + (holdsSecret ? ["configuration.yaml"] : [])
        let rights = (try? FileManager.default.attributesOfItem(atPath: folder.path))?[.posixPermissions] as? NSNumber
        if let rights, rights.intValue & 0o022 != 0 {
            return Finding("directory", .failed, .findingDirectoryWritable, ["path": folder.path])
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
            let paths = open.map { "\(folder.path)/\($0)" }.joined(separator: " ")
            let values = ["files": open.joined(separator: ", "), "paths": paths]
            return Finding("directory", .warning, .findingDirectoryReadable, values)
        }
        return Finding("directory", .ok, folder.path)
    }

    private func disk() -> Finding { room(at: folder.path, "disk", of: nil) }

    /// How much is left on a disk.
    ///
    /// - Parameter path: of the database, where that is on a disk of its own.
    func room(at place: String, _ name: String, of path: String?) -> Finding {
        guard let free = DiskSpace.free(at: place) else { return Finding(name, .skipped, .findingDiskSilent) }
        var values = ["free": "\(free / 1_000_000)"]
        values["path"] = path
        let isOwn = path == nil
        if free < 20_000_000 {
            return Finding(name, .failed, isOwn ? .findingDiskFull : .findingRecordDiskFull, values)
        }
        if free < 500_000_000 {
            return Finding(name, .warning, isOwn ? .findingDiskLow : .findingRecordDiskLow, values)
        }
        return Finding(name, .ok, isOwn ? .findingDiskFree : .findingRecordDiskFree, values)
    }
}
