import GRDB
import Store
import WithingsModel

/// What one person aims at.
struct GoalsTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    /// Keeps exactly these. Hearing for the first time that there are none is no change.
    func replace(with goals: Goals) throws -> RecordChange {
        let stored = try self.goals()
        guard stored != goals else { return RecordChange() }
        let values = ["steps": goals.steps, "sleep": goals.sleep, "weight": goals.weight].compactMapValues { $0 }
        try SQLStatement(
            database,
            """
            INSERT INTO goals (user_id, field_values, unknown_fields) VALUES (?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET field_values = excluded.field_values,
                unknown_fields = excluded.unknown_fields
            """
        )
        .start().bind(user.rawValue).bind(FieldValues.text(values)).bind(goals.unknownFields).run()
        if let stored, stored != Goals() { return RecordChange(changed: 1) }
        return RecordChange(added: goals == Goals() ? 0 : 1)
    }

    /// Nil until Withings was asked for the first time.
    func goals() throws -> Goals? {
        let row = try SQLStatement(database, "SELECT field_values, unknown_fields FROM goals WHERE user_id = ?")
        guard try row.start().bind(user.rawValue).step() else { return nil }
        guard let values = FieldValues.values(row.text(0)) else { throw StoreError.unreadableRow }
        return Goals(
            steps: values["steps"],
            sleep: values["sleep"],
            weight: values["weight"],
            unknownFields: row.optionalText(1)
        )
    }
}
