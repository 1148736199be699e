import Foundation

/// Runs every part and prints what it measured.
enum Report {
    static func all() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/withings-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let values = ProcessInfo.processInfo.environment

        let server = try Child.part("serve")
        defer { server.end() }
        let words = server.nextOutput().split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard words.count == 2 else { throw BenchmarkFault("The server of pages did not start.") }
        let url = "http://127.0.0.1:\(words[0])"
        print(
            "\(MadeUpHistory.groupCount) groups, \(MadeUpHistory.valueCount) values,",
            "\(words[1] / 1_000_000) MB of JSON in \(MadeUpHistory.pageCount) pages, from a local server"
        )

        // The best of three, each in a process of its own: other work on the machine only ever adds.
        let stored = try best { try Child.part("import", url, folder + "/import\($0).db").result() }
        guard stored.groups == MadeUpHistory.groupCount, stored.values == MadeUpHistory.valueCount else {
            throw BenchmarkFault("The store has \(stored.groups) groups and \(stored.values) values, which is wrong.")
        }
        line("fetch, parse, store durably", stored)
        line("fetch and parse only", try best { _ in try Child.part("parse", url).result() })
        let bare = try best { try Child.part("insert", "same", folder + "/bare\($0).db").result() }
        line("SQLite \(bare.version ?? ""), bare insert of the same rows", bare, ratio: stored.seconds / bare.seconds)
        let heap = try best { try Child.part("insert", "keyless", folder + "/heap\($0).db").result() }
        line("the same into tables without keys and indexes", heap, ratio: stored.seconds / heap.seconds)

        if let python = values["BENCH_PYTHON"], let script = values["BENCH_AIOWITHINGS"] {
            let other = try best { _ in try Child(python, [script, url]).result() }
            line("aiowithings \(other.version ?? ""), fetch, parse", other, ratio: stored.seconds / other.seconds)
        } else {
            print("aiowithings: not measured, because it is not there (Scripts/bench installs it where Python can)")
        }

        if BrokerRun.mosquitto != nil {
            print(try Child.part("broker", folder).text(), terminator: "")
        } else {
            print("a reading's way to a subscriber: not measured, because mosquitto is not there")
        }

        if let bridge = values["BENCH_BRIDGE"], FileManager.default.isExecutableFile(atPath: bridge) {
            try await StartRun.run(bridge, folder: folder)
        } else {
            print("start of withings-bridge: not measured, because the program is not there")
        }
        print(try Child.part("rest").text(), terminator: "")
        try await everything(years: 10)
    }

    /// Years of everything, half of them for comparison, and what is asked of the larger file.
    static func everything(years: Int) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/withings-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let half = try WholeRun.run(years: max(1, years / 2), into: folder + "/half.db")
        let whole = try WholeRun.run(years: years, into: folder + "/whole.db")
        let growth = Double(whole.peakKiB) / Double(max(1, half.peakKiB))
        print("peak of \(years) years against \(max(1, years / 2)): \(String(format: "%.2f", growth)) times")
        try await QuestionRun.run(in: folder + "/whole.db")
    }

    private static func best(_ run: (Int) throws -> RunResult) throws -> RunResult {
        let first = try run(0)
        return try (1...2).map(run).reduce(first) { $1.seconds < $0.seconds ? $1 : $0 }
    }

    private static func line(_ name: String, _ result: RunResult, ratio: Double? = nil) {
        let time = String(format: "%.2f s", result.seconds)
        let share = ratio.map { String(format: ", ours takes %.2f of it", $0) } ?? ""
        print("\(name): \(time), \(result.rate), \(result.peak)\(share)")
    }
}
