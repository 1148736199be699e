import BridgeConfiguration
import SQLiteStore

/// Where the record, its key and its backups lie.
struct BackupPlace: Sendable {
    let database: String
    let keyFile: String
    let folder: BackupFolder

    /// - Throws: ``BridgeFault`` for a `db_url` that this version does not know.
    init(_ settings: Settings, folder: ConfigurationFolder) throws {
        database = try StorePlace(recorder: settings.recorder, folder: folder).path
        keyFile = folder.path + "/withings-bridge.key"
        self.folder = BackupFolder(settings.backup.path ?? folder.path + "/backups")
    }
}
