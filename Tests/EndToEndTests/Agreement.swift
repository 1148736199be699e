import Foundation
import SQLiteStore
import SimulatedCloud
import Store
import TestSupport

/// Whether the program's record, its tokens, its states and the broker say what the cloud says.
struct Agreement {
    let world: World
    /// Without one only the record and the tokens are looked at.
    var broker: MosquittoBroker?
    /// Withings' numbers and the profiles they are linked as.
    let people: [Int64: String]

    /// Waits until everything agrees. The cloud has to stand still meanwhile.
    ///
    /// - Parameter ofAll: how many people are linked, where that is not everybody who is looked at.
    /// - Returns: how many rows were compared.
    /// - Throws: what still differs after a minute.
    @discardableResult
    func reached(within seconds: Int = 60, ofAll count: Int? = nil) async throws -> Int {
        let deadline = ContinuousClock.now + .seconds(seconds)
        world.bridge.knock()
        while true {
            let (rows, differences) = try await look(ofAll: count ?? people.count)
            if differences.isEmpty { return rows }
            guard ContinuousClock.now < deadline else {
                throw BridgeProcess.Failure(says: differences.joined(separator: "\n"))
            }
            try await Task.sleep(for: .milliseconds(150))
        }
    }

    private func look(ofAll count: Int) async throws -> (rows: Int, differences: [String]) {
        let store = try SQLiteStore(path: world.bridge.folder.path + "/withings-bridge.db")
        var rows = 0
        var differences: [String] = []
        for userID in people.keys.sorted() {
            guard let person = await world.cloud.cloud.person(userID) else { continue }
            let truth = RecordComparison(of: person)
            let kept = try await RecordComparison(of: userID, in: store)
            rows += truth.count
            differences += truth.difference(from: kept).map { "\(person.name): \($0)" }
        }
        try await store.close()
        guard differences.isEmpty else { return (rows, differences) }
        differences = try await tokens(ofAll: count)
        guard differences.isEmpty else { return (rows, differences) }
        guard let broker else { return (rows, []) }
        return (rows, try await states(at: broker))
    }

    private func tokens(ofAll count: Int) async throws -> [String] {
        var differences: [String] = []
        for userID in people.keys.sorted() where await !world.cloud.cloud.hasGrant(for: userID) {
            differences.append("the cloud knows no good token of \(userID)")
        }
        let entries = try await world.client.call(.get, "/api/config/config_entries/entry").list
        if entries.count != count { differences.append("\(entries.count) people are linked") }
        for entry in entries
        where people.values.contains(entry["title"] as? String ?? "") && entry["state"] as? String != "loaded" {
            differences.append("\(entry["title"] ?? "?") is \(entry["state"] ?? "?"): \(entry["reason"] ?? "")")
        }
        return differences
    }

    /// What the broker keeps against what the API shows, and the weight against the cloud.
    private func states(at broker: MosquittoBroker) async throws -> [String] {
        let states = try await world.client.call(.get, "/api/states").list
        let kept = try await RetainedShelf(port: broker.port).read()
        var differences: [String] = []
        if kept["withings-bridge/status"] != "online" { differences.append("the broker says that nobody is there") }
        for (userID, name) in people.sorted(by: { $0.key < $1.key }) {
            var compared = 0
            for state in states {
                let attributes = state["attributes"] as? [String: Any] ?? [:]
                guard (state["entity_id"] as? String)?.hasPrefix("sensor.") == true,
                    let key = attributes["withings_key"] as? String,
                    (attributes["friendly_name"] as? String)?.hasPrefix(name + " ") == true,
                    let text = kept["withings-bridge/\(userID)/\(key)/state"]
                else { continue }
                compared += 1
                let shown = state["state"] as? String ?? ""
                if text != (shown == "unknown" ? "None" : shown) {
                    differences.append("\(name)'s \(key) is \(shown) here and \(text) at the broker")
                }
            }
            if compared < 10 { differences.append("only \(compared) of \(name)'s states are at the broker") }
            let weight = kept["withings-bridge/\(userID)/weight_kg/state"] ?? "missing"
            let truth = await latestWeight(of: userID)
            if Decimal(string: weight) != truth { differences.append("\(name)'s weight is \(weight), not \(truth)") }
        }
        return differences
    }

    /// By measuring time, then by when the cloud got it, then by number.
    private func latestWeight(of userID: Int64) async -> Decimal {
        let groups = await world.cloud.cloud.person(userID)?.measureGroups ?? []
        let last = groups.filter { $0["measures"]?.arrayValue?.first?["type"] == 1 }.max { one, other in
            let left = (one.time, one["created"]?.integerValue ?? 0, one.identity ?? 0)
            return left < (other.time, other["created"]?.integerValue ?? 0, other.identity ?? 0)
        }
        return Decimal(last?["measures"]?.arrayValue?.first?["value"]?.integerValue ?? 0) / 1_000
    }
}
