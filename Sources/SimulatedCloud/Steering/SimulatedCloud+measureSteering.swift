extension SimulatedCloud {
    /// Adds a group of measures, as a device or a hand would.
    ///
    /// - Parameters:
    ///   - date: when it was measured; now if nil.
    ///   - created: when the cloud got it, for late uploads; now if nil.
    /// - Returns: the group's `grpid`.
    @discardableResult
    package func addMeasures(
        _ measures: [CloudMeasure],
        to userID: Int64,
        date: Int? = nil,
        created: Int? = nil,
        attrib: Int = 0,
        category: Int = 1,
        device: CloudDevice? = nil,
        grpid: Int? = nil
    ) -> Int {
        let taken = people.flatMap(\.measureGroups).compactMap(\.identity).max() ?? 0
        let identity = grpid ?? max(taken + 1, 9_000_000_000)
        let second = Int(now())
        let row = CloudRow.measureGroup(
            grpid: identity,
            attrib: attrib,
            date: date ?? second,
            created: created ?? second,
            category: category,
            device: device,
            measures: measures
        )
        edit(userID) { $0.put(measureGroups: [row]) }
        tell(of: row, to: [userID])
        return identity
    }

    /// Changes a group and marks it as modified now.
    package func editMeasureGroup(_ grpid: Int, _ change: @Sendable (inout CloudRow) -> Void) {
        let second = Int(now())
        for place in people.indices {
            guard var row = people[place].removeMeasureGroup(grpid) else { continue }
            change(&row)
            row["modified"] = .integer(second)
            people[place].put(measureGroups: [row])
            tell(of: row, to: [people[place].userID])
        }
    }

    /// Changes the value of one type in a group, as a person does in the app.
    package func correct(_ grpid: Int, type: Int, to value: Int) {
        editMeasureGroup(grpid) { row in
            let measures = (row["measures"]?.arrayValue ?? []).map { measure -> CloudJSON in
                guard measure["type"]?.integerValue == type, var fields = measure.objectValue else { return measure }
                fields["value"] = .integer(value)
                return .object(fields)
            }
            row["measures"] = .array(measures)
        }
    }

    /// Deletes a group; nothing is left of it.
    package func deleteMeasureGroup(_ grpid: Int) {
        for place in people.indices {
            guard let row = people[place].removeMeasureGroup(grpid) else { continue }
            tell(of: row, to: [people[place].userID])
        }
    }

    /// Gives a group to another member of the household, which looks like a deletion to the first.
    package func reattributeMeasureGroup(_ grpid: Int, to userID: Int64) {
        move(grpid, to: userID, attrib: 0)
    }

    /// Lets a person say that an ambiguous reading is theirs: nobody else has it any more.
    package func claimMeasureGroup(_ grpid: Int, by userID: Int64) {
        move(grpid, to: userID, attrib: 3)
    }

    private func move(_ grpid: Int, to userID: Int64, attrib: Int) {
        var moved: CloudRow?
        var concerned: [Int64] = [userID]
        for place in people.indices {
            guard let row = people[place].removeMeasureGroup(grpid) else { continue }
            moved = row
            if people[place].userID != userID { concerned.append(people[place].userID) }
        }
        guard var row = moved else { return }
        row["attrib"] = .integer(attrib)
        row["modified"] = .integer(Int(now()))
        let settled = row
        edit(userID) { $0.put(measureGroups: [settled]) }
        tell(of: row, to: concerned)
    }

    private func tell(of row: CloudRow, to userIDs: [Int64]) {
        for userID in userIDs { raise(CloudNotification.about(measureGroup: row, of: userID)) }
    }
}
