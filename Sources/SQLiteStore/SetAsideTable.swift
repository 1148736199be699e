import Crypto
import Foundation
import GRDB
import Store
import WithingsModel

/// The records of one person that could not be read.
struct SetAsideTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    /// Keeps a record once, however often it comes; the reason is that of the latest attempt to read it.
    func save(_ record: SetAsideRecord) throws {
        try SQLStatement(
            database,
            """
            INSERT INTO set_aside (user_id, kind, digest, json, reason, received_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, kind, digest) DO UPDATE SET reason = excluded.reason
            """
        )
        .start().bind(user.rawValue).bind(record.kind.rawValue)
        .bind([UInt8](SHA256.hash(data: Data(record.json.utf8)))).bind(record.json).bind(record.reason)
        .bind(record.receivedAt).run()
    }

    func newest(_ limit: Int) throws -> [SetAsideRecord] {
        let rows = try SQLStatement(
            database,
            """
            SELECT kind, json, reason, received_at FROM set_aside WHERE user_id = ?
            ORDER BY received_at DESC, kind, json LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(max(0, limit))
        var records: [SetAsideRecord] = []
        while try rows.step() {
            guard let kind = RecordKind(rawValue: rows.text(0)) else { throw StoreError.unreadableRow }
            records.append(
                SetAsideRecord(kind: kind, json: rows.text(1), reason: rows.text(2), receivedAt: rows.int64(3))
            )
        }
        return records
    }
}
