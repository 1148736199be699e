import BridgeConfiguration
import Foundation

/// What a run with a broken configuration needs to know of the last good one: where people reach its page, and where the
/// record is. Kept in a small file without secrets.
struct LastGoodSettings: Codable, Equatable {
    var http: HTTPSettings
    var databaseURL: String?
    var backupPath: String?

    private static let fileName = "withings-bridge.last-good.json"

    init(_ settings: Settings) {
        http = settings.http
        databaseURL = settings.recorder.databaseURL
        backupPath = settings.backup.path
    }

    /// nil where nothing is kept, or nothing that can be read.
    init?(in folder: ConfigurationFolder) {
        guard let content = FileManager.default.contents(atPath: Self.path(in: folder)),
            let known = try? JSONDecoder().decode(Self.self, from: content), !known.http.hosts.isEmpty,
            (1...65_535).contains(known.http.port)
        else { return nil }
        self = known
    }

    /// What cannot be kept is no reason not to run.
    func keep(in folder: ConfigurationFolder) {
        guard Self(in: folder) != self else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let content = try? encoder.encode(self) else { return }
        let path = Self.path(in: folder)
        let draft = path + ".draft"
        try? FileManager.default.removeItem(atPath: draft)
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: draft, contents: content, attributes: attributes) else { return }
        if rename(draft, path) != 0 { try? FileManager.default.removeItem(atPath: draft) }
    }

    private static func path(in folder: ConfigurationFolder) -> String { folder.path + "/" + fileName }
}

extension ConfigurationCheck {
    /// The settings; where the file has faults, what can be read of it and what is known of the last good ones, so that the
    /// record is looked for where it is.
    func settings(orLastGoodIn folder: ConfigurationFolder) -> Settings {
        if let settings { return settings }
        var settings = readable
        guard let last = LastGoodSettings(in: folder) else { return settings }
        settings.recorder.databaseURL = settings.recorder.databaseURL ?? last.databaseURL
        settings.backup.path = settings.backup.path ?? last.backupPath
        return settings
    }
}
