import Foundation
import GRDB
import Testing

@testable import SQLiteStore

/// A program that meets a database of another version.
@Suite("Upgrades", .serialized, .timeLimit(.minutes(5)))
struct UpgradeTests {
    /// A database as the first version left it, with a reading in it.
    static func first(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try Migrations.all.migrate(queue, upTo: "001 records and accounts")
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO account (user_id, place, account_id, profile, linked_at, scopes)
                    VALUES (4100001, 1, 'entry', 'Anna', 1700000000, 'user.metrics');
                    INSERT INTO source (user_id, source_id) VALUES (4100001, 1);
                    INSERT INTO measure_group (user_id, group_id, measured_at, created_at, modified_at, attribution,
                        category, source_id, measure_count) VALUES (4100001, 7, 1700000000, 1700000000, 1700000000, 0, 1, 1, 1);
                    INSERT INTO measure (user_id, type, position, measured_at, group_id, place, mantissa, exponent)
                    VALUES (4100001, 1, -1, 1700000000, 7, 0, 70123, -3);
                    """
            )
        }
        try queue.close()
    }

    private func bridge() throws -> BridgeProcess {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\n")
        bridge.log = bridge.folder.appendingPathComponent("log")
        return bridge
    }

    @Test(
        "a database of an older version is copied before the start upgrades it; the copy is whole and can be put back"
    )
    func older() async throws {
        let bridge = try bridge()
        let database = bridge.folder.path + "/withings-bridge.db"
        try Self.first(database)
        // Whoever only looks changes nothing.
        for command in ["status", "audit", "doctor", "diagnostics"] {
            let answer = try bridge.command([command])
            #expect(answer.status != 74 || answer.output.contains("older version"), "\(command): \(answer.output)")
        }
        #expect(try bridge.command(["verify"]).output.contains("schema 1 of 3"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: bridge.folder.path).allSatisfy {
                !$0.contains("before")
            }
        )

        try await bridge.start()
        bridge.stop()
        #expect(try bridge.logged().contains("The database was copied before it is upgraded."))
        let copy = try #require(UpgradeBackup.copies(of: database).first)
        let verified = try bridge.command(["verify", copy])
        #expect(verified.status == 0 && verified.output.contains("schema 1 of 3"), "\(verified.output)")
        #expect(verified.output.contains("Anna"))
        let now = try bridge.command(["verify"])
        #expect(now.output.contains("schema 3 of 3") && now.output.contains("Anna"), "\(now.output)")
        #expect(try bridge.command(["status"]).output.contains("1 weigh-ins"))

        #expect(try bridge.command(["restore", copy, "--overwrite"]).status == 0)
        #expect(try bridge.command(["verify"]).output.contains("schema 1 of 3"))
        try await bridge.start()
        bridge.stop()
        #expect(try bridge.command(["verify"]).output.contains("schema 3 of 3"))
    }

    @Test("a database of a newer version is refused by every command in a plain sentence, and left as it is")
    func newer() async throws {
        let bridge = try bridge()
        let database = bridge.folder.path + "/withings-bridge.db"
        try await bridge.start()
        bridge.stop()
        let queue = try DatabaseQueue(path: database)
        try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 of the future')") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: database))
        for command in [
            ["run"], ["status"], ["audit"], ["backup"], ["verify"], ["delete-person", "Anna", "--yes"], ["doctor"],
            ["restore", database],
        ] {
            let answer = try bridge.command(command)
            #expect(answer.status != 0, "\(command)")
            #expect(
                answer.output.contains("was written by a newer version of this program."),
                "\(command): \(answer.output)"
            )
            #expect(answer.output.contains("Install that version again"), "\(command): \(answer.output)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before)
        #expect(try bridge.command(["run"]).status == 74)
    }
}
