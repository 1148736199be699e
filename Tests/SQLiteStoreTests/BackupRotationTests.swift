import Foundation
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Which backups stay")
struct BackupRotationTests {
    private let day: EpochSeconds = 86_400
    /// A Wednesday, 2023-11-15 12:00.
    private let noon: EpochSeconds = 1_700_049_600

    @Test("Days, weeks and months, the newest of each")
    func stretches() throws {
        let made = (0..<400).map { noon - day * $0 }
        let kept = BackupRotation(days: 3, weeks: 2, months: 3).kept(of: made, at: noon)
        let names = kept.sorted(by: >).map { BackupStamp.text($0) }
        #expect(
            names == [
                "20231115T120000Z", "20231114T120000Z", "20231113T120000Z", "20231112T120000Z", "20231031T120000Z",
                "20230930T120000Z",
            ]
        )
    }

    @Test("A long pause costs nothing: days that have none do not count")
    func pause() {
        let made = [noon - day * 100, noon - day * 101, noon - day * 102]
        #expect(BackupRotation(days: 2, weeks: 0, months: 0).kept(of: made, at: noon) == Set(made.prefix(2)))
        #expect(BackupRotation(days: 0, weeks: 0, months: 0).kept(of: made, at: noon) == [made[0]])
        #expect(BackupRotation().kept(of: [], at: noon).isEmpty)
    }

    @Test("Two of one day are one; a backup from the future drives nobody out")
    func oddOnes() {
        let made = [noon, noon - 60, noon - day, noon + day * 400]
        let kept = BackupRotation(days: 2, weeks: 0, months: 0).kept(of: made, at: noon)
        #expect(kept == [noon, noon - day, noon + day * 400])
    }

    @Test("Over years of daily backups as many stay as the rule says, and the newest always")
    func years() {
        var made: Set<EpochSeconds> = []
        let rotation = BackupRotation()
        for number in 0..<1_500 {
            let now = noon + day * EpochSeconds(number)
            made.insert(now)
            made = rotation.kept(of: Array(made), at: now)
            #expect(made.contains(now))
            #expect(made.count <= 7 + 4 + 12)
        }
        #expect(made.count >= 20)
    }

    @Test(
        "Moments in names are read back, and nothing else is taken for one",
        arguments: [0, 1_700_049_600, 951_827_696, 4_102_444_799] as [EpochSeconds]
    )
    func stamps(moment: EpochSeconds) {
        #expect(BackupStamp.moment(BackupStamp.text(moment)) == moment)
        for text in [
            "", "20231115T120000", "20231315T120000Z", "20231115T250000Z", "2023111xT120000Z", "２0231115T12000Z",
        ] {
            #expect(BackupStamp.moment(text) == nil, "\(text)")
        }
    }

    @Test("Backups of one second each get a name, also at once, and rotation knows them all")
    func oneSecond() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            let backups = BackupFolder(folder.file("backups"))
            let now = noon
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<4 { group.addTask { try await backups.backUp(store.path, keyFile: nil, at: now).path } }
                var paths: Set<String> = []
                for try await path in group { paths.insert(path) }
                #expect(paths.count == 4)
            }
            #expect(backups.backups().map(\.madeAt) == [noon, noon, noon, noon])
            _ = try await backups.backUp(store.path, keyFile: nil, at: noon + day)
            #expect(try backups.rotate(BackupRotation(days: 1, weeks: 0, months: 0), at: noon + day).count == 4)
            try await store.close()
        }
    }

    @Test("A folder lists its backups, removes what is old and leaves other files alone")
    func folder() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            _ = try SecretBox(keyFile: folder.file("bridge.key"), createIfMissing: true)
            _ = try await store.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            let backups = BackupFolder(folder.file("backups"))
            #expect(backups.backups().isEmpty)
            for number in 0..<4 as Range<EpochSeconds> {
                let key = number % 2 == 0 ? folder.file("bridge.key") : nil
                if number == 3 { try await store.removeRecords(of: anna) }
                _ = try await backups.backUp(store.path, keyFile: key, at: noon + day * number)
            }
            try Data("mine".utf8).write(to: URL(fileURLWithPath: backups.path + "/notes.db"))
            // Neither a folder nor an empty file under a backup's name is one.
            let empty = [backups.place(at: noon + 1), backups.place(at: noon + 2)]
            try Data().write(to: URL(filePath: empty[0]))
            try FileManager.default.createDirectory(atPath: empty[1], withIntermediateDirectories: false)
            #expect(backups.backups().map(\.hasKey) == [false, true, false, true])
            for path in empty { try FileManager.default.removeItem(atPath: path) }
            let holding = await backups.backups(holding: anna)
            #expect(holding.map(\.madeAt) == [2, 1, 0].map { noon + day * $0 })
            let gone = try backups.rotate(BackupRotation(days: 2, weeks: 0, months: 0), at: noon + day * 3)
            #expect(gone.map(\.madeAt) == [noon + day, noon])
            let names = try FileManager.default.contentsOfDirectory(atPath: backups.path)
            #expect(
                names.sorted() == [
                    "notes.db", "withings-bridge-20231117T120000Z.db", "withings-bridge-20231117T120000Z.db.key",
                    "withings-bridge-20231118T120000Z.db",
                ]
            )
            try await store.close()
        }
    }
}
