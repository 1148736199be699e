import BridgeConfiguration

/// Where the record lies.
struct StorePlace {
    let path: String

    /// - Throws: ``BridgeFault`` for a `db_url` that this version does not know.
    init(recorder: RecorderSettings, folder: ConfigurationFolder) throws {
        guard let url = recorder.databaseURL else {
            path = folder.path + "/withings-bridge.db"
            return
        }
        let prefix = "sqlite:///"
        guard url.hasPrefix(prefix), url.count > prefix.count else {
            throw BridgeFault(
                .unsupported,
                "recorder.db_url names a database that this version cannot use.",
                hint: "Leave db_url out, or write sqlite:////absolute/path/to/file.db."
            )
        }
        let place = String(url.dropFirst(prefix.count))
        path = place.hasPrefix("/") ? place : folder.path + "/" + place
    }
}
