import GRDB
import Store

extension SQLiteStore {
    package func document(_ key: String, in collection: String) async throws -> [UInt8]? {
        try await reading { database in
            let row = try SQLStatement(database, "SELECT content FROM document WHERE collection = ? AND name = ?")
            return try row.start().bind(collection).bind(key).step() ? row.blob(0) : nil
        }
    }

    package func documents(in collection: String) async throws -> [String: [UInt8]] {
        try await reading { database in
            let rows = try SQLStatement(database, "SELECT name, content FROM document WHERE collection = ?")
            rows.start().bind(collection)
            var documents: [String: [UInt8]] = [:]
            while try rows.step() { documents[rows.text(0)] = rows.blob(1) }
            return documents
        }
    }

    package func saveDocument(_ content: [UInt8], _ key: String, in collection: String) async throws {
        try await writing { database in
            try SQLStatement(
                database,
                """
                INSERT INTO document (collection, name, content) VALUES (?, ?, ?)
                ON CONFLICT (collection, name) DO UPDATE SET content = excluded.content
                """
            )
            .start().bind(collection).bind(key).bind(content).run()
        }
    }

    package func removeDocument(_ key: String, in collection: String) async throws {
        try await writing { database in
            try SQLStatement(database, "DELETE FROM document WHERE collection = ? AND name = ?")
                .start().bind(collection).bind(key).run()
        }
    }
}
