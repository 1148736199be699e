import Foundation
import Store
import TestSupport
import Testing
import WithingsModel

@testable import BridgeApp

@Suite("Tables of an export")
struct ExportTableTests {
    @Test("keep one record in one line, whatever form the fields came in that nobody knows")
    func lines() throws {
        var table = ExportTable("t", ["name", "unknown_fields", "is_done"])
        table.add([.text("a\nb \"c\" é"), .json("{\"x\": {\n  \"y\":\r\n 1}}"), .flag(true)])
        table.add([.text(nil), .json(nil), .flag(nil)])
        let lines = String(decoding: table.bytes(.json), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 2)
        let line = try #require(lines.first)
        let first = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(first["name"] as? String == "a\nb \"c\" é")
        #expect((first["unknown_fields"] as? [String: Any])?["x"] as? [String: Int] == ["y": 1])
        #expect(first["is_done"] as? Bool == true)
        #expect(lines.last == #"{"name":null,"unknown_fields":null,"is_done":null}"#)
        #expect(String(decoding: table.bytes(.csv, withHeader: false), as: UTF8.self).hasSuffix(",1\r\n,,\r\n"))
    }

    @Test(
        "are what a spreadsheet reads back as text: no formula, no broken column, no broken line",
        arguments: [
            ("plain", "plain"), ("", ""), ("2023-11-14T19:26:40Z", "2023-11-14T19:26:40Z"), ("=1+1", "'=1+1"),
            ("-5", "'-5"), ("@a", "'@a"), ("+1", "'+1"), ("\ta", "'\ta"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
            ("a\r\nb", "\"a\r\nb\""), ("=a,b", "\"'=a,b\""), ("김,치", "\"김,치\""), ("김치", "김치"),
            ("a\u{2028}b", "\"a\u{2028}b\""),
        ]
    )
    func spreadsheet(_ text: String, _ written: String) {
        var table = ExportTable("t", ["name"])
        table.add([.text(text)])
        #expect(String(decoding: table.bytes(.csv), as: UTF8.self) == "name\r\n\(written)\r\n")
    }

    @Test("have a sample of which nobody knows any field, and a value for each column of every row")
    func everything() async throws {
        let user = WithingsUserID(1)
        let store = MemoryStore(clock: ManualClock(now: 1_700_000_000))
        let page = RecordPage(
            intraday: [
                IntradaySample(at: 1_699_990_000, deviceID: "w", values: [:], unknownFields: #"{"new":7}"#),
                IntradaySample(at: 1_699_990_060, deviceID: "w", values: [IntradayField("steps"): 12]),
            ]
        )
        _ = try await store.save(page, of: user)
        var tables: [ExportTable] = []
        try await RecordTables(user: user, store: store).each { tables.append($0) }
        for table in tables { #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.name)") }
        let samples = tables.filter { $0.name == "samples" }.flatMap(\.rows)
        #expect(samples.count == 2)
        #expect(samples.contains { $0.contains(.json(#"{"new":7}"#)) && $0.contains(.text("2023-11-14T19:26:40Z")) })
        #expect(samples.contains { $0.contains(.text("steps")) && $0.contains(.number("12")) })
    }

    @Test("have what a reading said before it was corrected, and the numbers that only Withings understands")
    func earlierVersions() async throws {
        let user = WithingsUserID(1)
        let store = MemoryStore(clock: ManualClock(now: 1_700_000_000))
        var group = MeasureGroup(
            id: 5,
            measuredAt: 1_699_990_000,
            createdAt: 1_699_990_001,
            modifiedAt: 1_699_990_002,
            measures: [
                Measure(type: .weight, value: ExactDecimal(80_250, exponent: -3), algorithm: 3, fm: 131),
                Measure(type: .heartPulse, value: 60),
            ]
        )
        _ = try await store.save(RecordPage(measureGroups: [group]), of: user)
        group.measures[0] = Measure(type: .weight, value: ExactDecimal(80_150, exponent: -3), algorithm: 4)
        _ = try await store.save(RecordPage(measureGroups: [group]), of: user)
        var tables: [ExportTable] = []
        try await RecordTables(user: user, store: store).each { tables.append($0) }
        let rows = tables.filter { !$0.rows.isEmpty }.flatMap { table in
            table.rows.map { (table.name, Dictionary(uniqueKeysWithValues: zip(table.columns, $0))) }
        }
        // Nothing of it is among the measures.
        #expect(rows.map(\.0) == ["measures", "measures", "earlier_versions"])
        #expect(rows.first?.1["value"] == .number("80.15"))
        #expect(rows.first?.1["algorithm"] == .number("4") && rows.first?.1["fm"] == .number(nil))
        let earlier = try #require(rows.last?.1)
        #expect(earlier["changed_at"] == .text("2023-11-14T22:13:20Z") && earlier["group"] == .number("5"))
        #expect(earlier["values"] == .text("heart_pulse_bpm=60 weight_kg=80.25"))
        #expect(earlier["algorithms"] == .text("weight_kg=3") && earlier["fm"] == .text("weight_kg=131"))
    }

    @Test("have no row of goals for somebody who has none, or had some")
    func noGoals() async throws {
        let user = WithingsUserID(1)
        let store = MemoryStore(clock: ManualClock(now: 1_700_000_000))
        func goals() async throws -> [[ExportTable.Field]] {
            var rows: [[ExportTable.Field]] = []
            try await RecordTables(user: user, store: store).each { if $0.name == "goals" { rows += $0.rows } }
            return rows
        }
        _ = try await store.save(RecordPage(goals: Goals()), of: user)
        #expect(try await goals().isEmpty)
        _ = try await store.save(RecordPage(goals: Goals(steps: 8_000)), of: user)
        #expect(try await goals().count == 1)
        _ = try await store.save(RecordPage(goals: Goals()), of: user)
        #expect(try await goals().isEmpty)
    }

    @Test("have what is gone at Withings with the fields of it that nobody knows, those of single values too")
    func deleted() {
        var table = DeletedTable()
        table.add(
            DeletedRecord(
                .measures(
                    MeasureGroup(
                        id: 5,
                        measuredAt: 1_699_990_000,
                        createdAt: 1_699_990_001,
                        modifiedAt: 1_699_990_002,
                        measures: [
                            Measure(
                                type: .weight,
                                value: ExactDecimal(80_250, exponent: -3),
                                algorithm: 3,
                                fm: 131,
                                unknownFields: #"{"apppfmid":1}"#
                            ),
                            Measure(type: .heartPulse, value: ExactDecimal(60)),
                        ],
                        unknownFields: #"{"mood":"good"}"#
                    )
                ),
                deletedAt: 1_700_000_000
            )
        )
        table.add(
            DeletedRecord(
                .stethoscope(StethoscopeRecording(signalID: 9, at: 1_699_990_000, unknownFields: #"{"x":null}"#)),
                deletedAt: 1_700_000_000
            )
        )
        let rows = table.table.rows
        #expect(rows.allSatisfy { $0.count == table.table.columns.count })
        #expect(rows.first?.suffix(2) == [.json(#"{"mood":"good"}"#), .json(#"[{"weight_kg":{"apppfmid":1}}]"#)])
        #expect(rows.first?.dropLast(2).suffix(2) == [.text("weight_kg=3"), .text("weight_kg=131")])
        #expect(rows.last?.suffix(2) == [.json(#"{"x":null}"#), .json(nil)])
    }
}
