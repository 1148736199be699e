extension SimulatedCloud {
    /// Adds a night or a nap.
    ///
    /// - Returns: its id.
    @discardableResult
    package func addNight(
        to userID: Int64,
        start: Int,
        minutes: Int,
        device: CloudDevice,
        isNap: Bool = false,
        completed: Bool = true
    ) -> Int {
        let taken = people.flatMap(\.nights).compactMap(\.identity).max() ?? 0
        let id = max(taken + 1, 7_000_000_000)
        let row = CloudRow.night(
            id: id,
            start: start,
            minutes: minutes,
            device: device,
            timeZone: person(userID)?.timeZone ?? "UTC",
            created: Int(now()),
            isNap: isNap,
            completed: completed
        )
        edit(userID) { $0.put(nights: [row]) }
        raise(.about(night: row, of: userID))
        return id
    }

    /// Changes members of a night's `data`, as later processing does.
    package func reviseNight(_ id: Int, _ changes: [String: CloudJSON], completed: Bool? = nil) {
        let second = Int(now())
        for place in people.indices {
            guard var row = people[place].removeNight(id) else { continue }
            var data = row["data"]?.objectValue ?? [:]
            for (name, value) in changes { data[name] = value }
            row["data"] = .object(data)
            if let completed { row["completed"] = .bool(completed) }
            row["modified"] = .integer(second)
            people[place].put(nights: [row])
            raise(.about(night: row, of: people[place].userID))
        }
    }

    /// Deletes a night or a nap; nothing is left of it but what another one of the same device has too.
    package func deleteNight(_ id: Int) {
        for place in people.indices {
            guard let row = people[place].removeNight(id) else { continue }
            func has(_ night: CloudRow, _ segment: CloudRow) -> Bool {
                segment["hash_deviceid"] == night["hash_deviceid"] && segment.time >= night.time
                    && segment.time < night["enddate"]?.integerValue ?? night.time
            }
            let others = people[place].nights.filter { $0["hash_deviceid"] == row["hash_deviceid"] }
            people[place].sleepSegments.removeAll { segment in
                has(row, segment) && !others.contains { has($0, segment) }
            }
            raise(.about(night: row, of: people[place].userID))
        }
    }

    /// Somebody lies down on a mat. It is told at once, and leaves no row.
    package func getIntoBed(_ userID: Int64, mat device: String, at date: Int? = nil) {
        raise(.event(userID, 50, at: date ?? Int(now()), device: device))
    }

    /// Somebody gets up from a mat.
    package func getOutOfBed(_ userID: Int64, mat device: String, at date: Int? = nil) {
        raise(.event(userID, 51, at: date ?? Int(now()), device: device))
    }
}
