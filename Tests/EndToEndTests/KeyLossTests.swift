import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// The key file beside the database is what opens the sign-ins; the record needs none.
@Suite("A key file that was lost", .serialized, .timeLimit(.minutes(10)))
struct KeyLossTests {
    @Test("is explained, shows everything that is kept, and linking again goes on where it was")
    func relinked() async throws {
        try await WholeRecordTests.run { world in
            try await WholeRecordTests.agree(world)
            let weight = try await world.client.state(key: "weight_kg", person: "Anna")?["state"] as? String
            #expect(weight == "70.01")
            world.bridge.stop()
            try FileManager.default.removeItem(at: world.bridge.folder.appendingPathComponent("withings-bridge.key"))
            try await world.bridge.start()
            // Tokens of the API were sealed with it too; the password is not.
            world.client.accessToken = ""
            try await world.client.signIn()
            try await world.eventually("the account needs its owner, and says why") {
                let account = try await Self.account(world)
                let fault = account["fault"] as? [String: Any] ?? [:]
                return account["state"] as? String == "needs_owner"
                    && (fault["message"] as? String)?.contains("key file") == true
            }
            #expect(try await world.client.state(key: "weight_kg", person: "Anna")?["state"] as? String == weight)
            await world.cloud.cloud.addMeasures(
                [CloudMeasure(1, 66_100, unit: -3)],
                to: BusyPerson.userID,
                device: BusyPerson.scale
            )
            try await world.link("Anna")
            try await WholeRecordTests.agree(world)
            #expect(try await Self.account(world)["fault"] is NSNull)
            #expect(try await world.client.state(key: "weight_kg", person: "Anna")?["state"] as? String == "66.1")
        }
    }

    private static func account(_ world: World) async throws -> [String: Any] {
        let accounts = try await world.client.call(.get, "/api/withings/status").object["accounts"]
        return (accounts as? [[String: Any]])?.first ?? [:]
    }
}
