import Foundation
import SQLiteStore
import SimulatedCloud
import Store
import TestSupport
import Testing
import WithingsModel

/// What is deleted in the cloud leaves everything that shows it, and is known to have been there.
@Suite(
    "What is deleted at Withings",
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
)
struct DeletionTests {
    private static let weighIn = 5_200_000_001
    private static let night = 2_500_000_001
    private static let workout = 3_600_000_001

    @Test("leaves the API, its history, the broker and the export, and gets a tombstone")
    func everywhere() async throws {
        try await WholeRecordTests.runBesideBroker { world, broker in
            try await Self.shows(world, broker, weight: "70.01", nights: 4, workouts: 5, deleted: 0)
            let before = try await world.client.state(key: "workout_start", person: "Anna")?["state"] as? String

            let cloud = world.cloud.cloud
            await cloud.deleteMeasureGroup(Self.weighIn)
            await cloud.deleteNight(Self.night)
            await cloud.deleteWorkout(Self.workout, of: BusyPerson.userID)
            let answer = try await world.client.call(
                .post,
                "/api/services/withings/reread",
                json: ["profile": "Anna"]
            )
            #expect(answer.status == 200, "\(answer.text)")
            try await Self.shows(world, broker, weight: "70.02", nights: 3, workouts: 4, deleted: 3)
            let after = try await world.client.state(key: "workout_start", person: "Anna")?["state"] as? String
            #expect(before != nil && after != before)
            let past = try await world.client.call(
                .get,
                "/api/history/period?filter_entity_id=sensor.anna_weight"
            )
            #expect(past.status == 200 && !past.text.contains("70.01"), "\(past.text)")

            let store = try SQLiteStore(path: world.bridge.folder.path + "/withings-bridge.db")
            let user = WithingsUserID(BusyPerson.userID)
            let gone = try await store.deletedRecords(of: user, limit: 9, skipping: 0)
            #expect(try await store.keptMeasureGroup(Int64(Self.weighIn), of: user)?.deletedAt != nil)
            try await store.close()
            #expect(gone.count == 3)
        }
    }

    /// Waits until every way out says the same.
    private static func shows(
        _ world: World,
        _ broker: MosquittoBroker,
        weight: String,
        nights: Int,
        workouts: Int,
        deleted: Int
    ) async throws {
        try await world.eventually("the API says \(weight) kg and keeps \(nights) nights, \(workouts) workouts") {
            let accounts = try await world.client.call(.get, "/api/withings/status").object["accounts"]
            let counts = (accounts as? [[String: Any]])?.first?["counts"] as? [String: Any] ?? [:]
            return try await world.client.state(key: "weight_kg", person: "Anna")?["state"] as? String == weight
                && counts["sleep"] as? Int == nights && counts["workouts"] as? Int == workouts
                && counts["deleted"] as? Int == deleted
        }
        let topic = "withings-bridge/\(BusyPerson.userID)/weight_kg/state"
        try await world.eventually("the broker keeps \(weight) kg") {
            try await RetainedShelf(port: broker.port).read()[topic] == weight
        }
        let path = world.bridge.folder.appendingPathComponent("export-\(deleted)").path
        let made = try world.bridge.command(["export", path])
        #expect(made.status == 0, "\(made.output)")
        func rows(_ table: String) throws -> [String] {
            let file = "\(path)/Anna-\(BusyPerson.userID)/\(table).csv"
            guard FileManager.default.fileExists(atPath: file) else { return [] }
            let lines = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\r\n")
            return Array(lines.dropFirst().dropLast())
        }
        #expect(try rows("sleep").count == nights && rows("workouts").count == workouts)
        #expect(try rows("measures").contains { $0.contains(",70.01") } == (deleted == 0))
        let gone = try rows("deleted")
        #expect(gone.count == deleted)
        if deleted > 0 {
            #expect(gone.contains { $0.contains(",measures,") && $0.contains("weight_kg=70.01") })
            #expect(gone.contains { $0.contains(",sleep,") && $0.contains(",\(Self.night),") })
            #expect(gone.contains { $0.contains(",workout,") && $0.contains(",\(Self.workout),") })
        }
    }
}
