import Foundation

extension RealHomeAssistant {
    /// Leaves what Home Assistant's own Withings integration leaves: an entry, and old entities beside those of the
    /// bridge that Home Assistant has. It is stopped and started for it.
    ///
    /// - Parameter pairs: the old entity ids by the bridge's.
    func leaveOldIntegration(_ pairs: [String: String]) async throws {
        stop()
        try rewrite("core.config_entries", list: "entries") { entries in
            guard var entry = entries.first(where: { $0["domain"] as? String == "mqtt" }) else { return entries }
            entry.merge(
                [
                    "domain": "withings", "entry_id": Self.oldEntry, "title": "Withings", "version": 1,
                    "minor_version": 1,
                ],
                uniquingKeysWith: { $1 }
            )
            entry["data"] = [:] as [String: Any]
            entry["options"] = [:] as [String: Any]
            entry["unique_id"] = NSNull()
            return entries + [entry]
        }
        try rewrite("core.entity_registry", list: "entities") { entities in
            entities
                + entities.compactMap { row in
                    guard let id = row["entity_id"] as? String, let old = pairs[id] else { return nil }
                    var row = row
                    row["entity_id"] = old
                    row["platform"] = "withings"
                    row["config_entry_id"] = Self.oldEntry
                    row["device_id"] = NSNull()
                    row["id"] = String(UUID().uuidString.lowercased().filter { $0 != "-" })
                    return row
                }
        }
        try await restart()
    }

    static let oldEntry = "01old0withings0integration"

    /// Changes a list in a file of `.storage` while nobody else does.
    private func rewrite(
        _ file: String,
        list: String,
        _ change: ([[String: Any]]) -> [[String: Any]]
    ) throws {
        let url = folder.appendingPathComponent(".storage/\(file)")
        guard var document = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any],
            var data = document["data"] as? [String: Any], let rows = data[list] as? [[String: Any]]
        else { throw BridgeProcess.Failure(says: "\(file) is not what it was") }
        data[list] = change(rows)
        document["data"] = data
        try JSONSerialization.data(withJSONObject: document).write(to: url, options: .atomic)
    }
}
