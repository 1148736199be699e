import BridgeConfiguration
import Foundation
import SQLiteStore
import Store
import Testing
import WithingsModel

@testable import BridgeApp

@Suite("A profile that was taken out of the configuration")
struct LeftOutProfilesTests {
    /// Anna and Ben are linked, the configuration names Anna alone.
    private static func folder() async throws -> ConfigurationFolder {
        let url = FileManager.default.temporaryDirectory.appending(path: "left-out-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let text = "withings:\n  client_id: a\n  client_secret: b\n  profiles: Anna\n"
        try Data(text.utf8).write(to: url.appending(path: ConfigurationFolder.fileName))
        let folder = ConfigurationFolder(path: url.path)
        let store = try SQLiteStore(path: folder.path + "/withings-bridge.db")
        for (number, name) in [(1, "Anna"), (2, "Ben")] {
            try await store.save(
                Account(
                    id: "e\(number)",
                    user: WithingsUserID(Int64(number)),
                    profile: name,
                    linkedAt: 1,
                    scopes: []
                )
            )
        }
        try await store.close()
        return folder
    }

    @Test("is said by check-config, as a note and in the reader's language, and the configuration stays valid")
    func note() async throws {
        let folder = try await Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let check = folder.check(environment: [:])
        #expect(check.isValid)
        let found = await LeftOutProfiles.read(check, in: folder)
        #expect(found.names == ["Ben"])
        #expect(found.notes(language: "en_GB.UTF-8").map { $0.hasPrefix("note: Ben is linked") } == [true])
        #expect(found.notes(language: "ko").map { $0.hasPrefix("참고: Ben 님은") } == [true])
    }

    @Test("is said by status, of whom it is")
    func status() async throws {
        let folder = try await Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let lines = try await StatusReport.lines(of: folder)
        let place = try #require(lines.firstIndex { $0.hasPrefix("Ben ") })
        #expect(lines[place + 1].contains("not named in profiles"))
        #expect(lines.count { $0.contains("not named in profiles") } == 1)
    }

    @Test("nothing is said where there is no configuration to hold it against, no record, or a broken one")
    func silence() async throws {
        let folder = try await Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try Data("withings:\n  client_id: a\n".utf8)
            .write(to: URL(filePath: folder.path + "/" + ConfigurationFolder.fileName))
        #expect(await LeftOutProfiles.read(folder.check(environment: [:]), in: folder).names.isEmpty)
        let empty = ConfigurationFolder(path: folder.path + "/none")
        #expect(await LeftOutProfiles.read(empty.check(environment: [:]), in: empty).names.isEmpty)
        await #expect(throws: BridgeFault.self) { try await StatusReport.lines(of: empty) }
    }
}
