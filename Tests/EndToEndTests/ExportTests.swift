import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// Everything that is kept, in files.
@Suite("Exports", .serialized, .timeLimit(.minutes(5)))
struct ExportTests {
    @Test("have every reading with its very digits, of everybody or of one, and overwrite nothing")
    func everything() async throws {
        try await World.with(KeepingTests.household()) { world in
            try await world.link("Anna")
            try await world.link("Jonas")
            try await world.awaitLists(of: ["Anna", "Jonas"])
            let path = world.bridge.folder.appendingPathComponent("export").path
            let made = try world.bridge.command(["export", path])
            #expect(made.status == 0, "\(made.output)")
            let file = "\(path)/Anna-\(FastLife.anna)/measures.csv"
            let lines = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\r\n")
            let person = try #require(await world.cloud.cloud.person(FastLife.anna))
            let truth = person.measureGroups.reduce(0) { $0 + ($1["measures"]?.arrayValue?.count ?? 0) }
            #expect(lines.count == truth + 2)
            #expect(lines.first?.hasPrefix("measured_at,key,name,value,unit,") == true)
            #expect(lines.contains { $0.contains("weight_kg,Weight,70.01,kg,1,") || $0.contains(",70.010,kg,1,") })
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(FileManager.default.fileExists(atPath: "\(path)/Jonas-\(FastLife.jonas)/sleep.csv"))

            #expect(try world.bridge.command(["export", path]).status == 1)
            let one = path + "-jonas"
            #expect(try world.bridge.command(["export", one, "--person", "Jonas", "--format", "json"]).status == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: one) == ["Jonas-\(FastLife.jonas)"])
            let rows = try String(contentsOfFile: "\(one)/Jonas-\(FastLife.jonas)/activity.jsonl", encoding: .utf8)
                .split(separator: "\n")
            #expect(rows.count == 21)
            for row in rows {
                let object = try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any]
                #expect(object?["steps"] is NSNumber)
            }
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(one)/Jonas-\(FastLife.jonas)")
            #expect(files.contains("goals.jsonl") && files.contains("devices.jsonl"), "\(files)")
            for file in files {
                let text = try String(contentsOfFile: "\(one)/Jonas-\(FastLife.jonas)/\(file)", encoding: .utf8)
                for row in text.split(separator: "\n") {
                    let object = try JSONSerialization.jsonObject(with: Data(row.utf8))
                    #expect(object is [String: Any], "\(file)")
                }
            }
            #expect(try world.bridge.command(["export", one + "2", "--person", "Nobody"]).status == 1)
            #expect(try world.bridge.command(["export", one + "3", "--format", "xml"]).status == 64)
            #expect(try world.bridge.command(["audit"]).output.contains("exported  Anna"))
        }
    }
}
