import Foundation
import SQLiteStore
import Store
import WithingsModel

/// How long `withings-bridge run` takes to its first answer with ten years in the store, and what it needs when idle.
enum StartRun {
    /// Fills the store of a configuration folder with a linked person and ten years of readings.
    static func seed(folder: String) async throws {
        let store = try SQLiteStore(path: folder + "/withings-bridge.db")
        try await store.save(
            Account(
                id: String(repeating: "a", count: 32),
                user: WithingsUserID(1),
                profile: "Anna",
                linkedAt: 1_500_000_000,
                scopes: ["user.info", "user.metrics", "user.activity"],
                needsOwner: "This person is made up."
            )
        )
        for number in 0..<MadeUpHistory.pageCount {
            _ = try await store.save(RecordPage(measureGroups: MadeUpHistory.page(number)), of: WithingsUserID(1))
        }
        try await store.close()
    }

    static func run(_ bridge: String, folder: String) async throws {
        let home = folder + "/home"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let port = try LoopbackSocket.freePort()
        try Data(
            """
            withings:
              client_id: bench
              client_secret: bench
              profiles: Anna
              account_url: http://127.0.0.1:1
              api_url: http://127.0.0.1:1
            http:
              server_port: \(port)
            """.utf8
        ).write(to: URL(fileURLWithPath: home + "/configuration.yaml"))
        try Child.part("seed", home).wait()
        var fastest = Double.infinity
        var idle = 0
        for _ in 0..<3 {
            var running: Child?
            let seconds = try await stopwatch {
                let child = try Child(bridge, ["run", "--config", home], isQuiet: true)
                running = child
                try await firstAnswer(of: child, at: port)
            }
            fastest = min(fastest, seconds)
            // Long enough for what goes on right after the start to be over.
            try await Task.sleep(for: .seconds(3))
            idle = max(idle, running.flatMap { Memory.field("VmRSS", of: String($0.number)) } ?? 0)
            running?.end()
        }
        print(
            "withings-bridge, ten years in the store: \(Int(fastest * 1000)) ms from start to the first answer,",
            "\((idle + 512) / 1024) MiB when idle"
        )
    }

    private static func firstAnswer(of child: Child, at port: Int) async throws {
        for _ in 0..<10_000 {
            if LoopbackSocket.answers("/health/live", at: port) { return }
            guard child.isRunning else { throw BenchmarkFault("withings-bridge ended instead of starting.") }
            try await Task.sleep(for: .milliseconds(1))
        }
        throw BenchmarkFault("withings-bridge did not answer.")
    }
}
