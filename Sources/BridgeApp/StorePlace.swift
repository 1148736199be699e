import BridgeConfiguration
import Foundation

/// Where the record lies.
struct StorePlace {
    let path: String

    /// - Throws: ``BridgeFault`` for a `db_url` that this version does not know.
    init(recorder: RecorderSettings, folder: ConfigurationFolder) throws {
        guard let url = recorder.databaseURL else {
            path = Self.real(folder.path + "/withings-bridge.db")
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
        path = Self.real(place.hasPrefix("/") ? place : folder.path + "/" + place)
    }

    /// Where the file really is: what is restored, moved aside or removed is the record, not a link that leads to it.
    static func real(_ path: String) -> String {
        guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil else { return path }
        return URL(filePath: path).resolvingSymlinksInPath().path
    }
}
