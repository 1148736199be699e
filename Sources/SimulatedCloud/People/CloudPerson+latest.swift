extension CloudPerson {
    /// The `grpid` of the weigh-in that was measured last and is surely this person's.
    var lastWeighIn: Int? { lastWeight(in: measureGroups)?.group }

    /// In grams; 70 kg for one who was never weighed.
    var lastWeight: Int { lastWeight(in: measureGroups)?.grams ?? 70_000 }

    private func lastWeight(in rows: [CloudRow]) -> (group: Int, grams: Int)? {
        for row in rows where row.category == 1 && row["attrib"] != 1 {
            let weight = row["measures"]?.arrayValue?.first { $0["type"] == 1 }
            guard let group = row.identity, let value = weight?["value"]?.integerValue,
                let unit = weight?["unit"]?.integerValue
            else { continue }
            let factors = [-4: 0.1, -3: 1, -2: 10, -1: 100, 0: 1_000]
            return (group, Int(Double(value) * (factors[unit] ?? 1)))
        }
        return nil
    }

    /// The product of a type that was listed last.
    func device(ofType type: String) -> CloudDevice? {
        guard let row = devices.last(where: { $0["type"]?.stringValue == type }) else { return nil }
        return CloudDevice(
            id: row["deviceid"]?.stringValue ?? "",
            type: type,
            model: row["model"]?.stringValue ?? "",
            modelID: row["model_id"]?.integerValue ?? 0
        )
    }
}
