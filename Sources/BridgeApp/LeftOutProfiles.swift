import BridgeConfiguration
import Foundation
import SQLiteStore
import Store

/// People who are linked though the configuration does not name their profiles any more. They go on being fetched and shown:
/// a name taken out of a list is no wish to lose anybody, but it has to be said.
package struct LeftOutProfiles: Sendable, Equatable {
    package let names: [String]

    init(_ accounts: [Account], settings: Settings?) {
        guard let profiles = settings?.withings?.profiles else {
            names = []
            return
        }
        names = accounts.map(\.profile).filter { !profiles.contains($0) }
    }

    /// Looks into the store as it is on disk; what cannot be read says nothing.
    package static func read(_ check: ConfigurationCheck, in folder: ConfigurationFolder) async -> LeftOutProfiles {
        let none = LeftOutProfiles([], settings: nil)
        guard let settings = check.settings, let place = try? StorePlace(recorder: settings.recorder, folder: folder),
            FileManager.default.fileExists(atPath: place.path)
        else { return none }
        var quiet = LoggerSettings()
        quiet.level = "critical"
        let logger = BridgeLog.logger("store", quiet)
        guard let store = try? SQLiteStore.open(path: place.path, logger: logger, upgrades: false, isForReading: true)
        else { return none }
        let accounts = try? await store.accounts()
        try? await store.close()
        return LeftOutProfiles(accounts ?? [], settings: settings)
    }

    /// A line for each, in English or Korean.
    package func notes(language: String) -> [String] {
        names.map { name in
            language.hasPrefix("ko")
                ? "참고: \(name) 님은 연결되어 있지만 profiles에 없습니다. 계속 가져와 표시합니다. 그만두려면 통합 구성요소 페이지에서 연결을 해제하세요."
                : "note: \(name) is linked, but profiles does not name them. They go on being fetched and shown; unlink them on the "
                    + "Integrations page to end that."
        }
    }
}
