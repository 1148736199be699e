import Foundation
import Testing

/// The bridge and the cloud on one virtual clock, in a process of its own because everything in it runs on one thread:
/// lost answers, 601, 5xx, HTML, torn JSON, slow answers, kills at any write, full disks, wrong clocks, other time zones,
/// notifications that are lost, doubled, late and out of order. `Scripts/simulate-years` lives as many years as one likes.
@Suite("Simulated years", .serialized, .timeLimit(.minutes(30))) struct SimulatedYearsTests {
    private static let program = BridgeProcess.program.deletingLastPathComponent()
        .appendingPathComponent("simulate-years")

    private static func run(_ arguments: String...) async throws -> (status: Int32, text: String) {
        let process = Process()
        // Behind the suites that run at the same time and wait for answers in seconds; these wait for nobody.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["nice", "-n", "10", program.path] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading
        let text = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: String(decoding: output.readDataToEndOfFile(), as: UTF8.self))
            }
        }
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    /// Two lives of forty days in which every day brings trouble, and beside them two of more than a year each: in one a day
    /// in ten is like that, in the other one in four; and two days in which a refresh comes every five minutes, as in real
    /// life, which costs as much as months. `Scripts/simulate-years` lives whole years of nothing but trouble.
    @Test(
        "after every day of two years, and of lives in which everything goes wrong, the record says what the cloud says"
    )
    func years() async throws {
        async let busyLives = Self.run("2", "1", "40")
        async let quietYear = Self.run("1", "3", "370", "10")
        async let roughYear = Self.run("1", "11", "365", "25")
        async let realPace = Self.run("1", "21", "2", "100", "300")
        let (busy, quiet, rough) = (try await busyLives, try await quietYear, try await roughYear)
        #expect(busy.status == 0, "\(busy.text)")
        #expect(busy.text.matches(of: /40 days/).count == 2, "\(busy.text)")
        #expect(!busy.text.contains(" 0 earlier versions"), "\(busy.text)")
        let pace = try await realPace
        #expect(pace.status == 0 && pace.text.contains("2 days"), "\(pace.text)")
        #expect(quiet.status == 0, "\(quiet.text)")
        #expect(quiet.text.contains("370 days"), "\(quiet.text)")
        #expect(rough.status == 0, "\(rough.text)")
        #expect(rough.text.contains("365 days"), "\(rough.text)")
    }

    @Test("the same seed is the same year again, request for request")
    func replay() async throws {
        let first = try await Self.run("1", "77", "15")
        let second = try await Self.run("1", "77", "15")
        let other = try await Self.run("1", "78", "15")
        let print = { (text: String) in text.firstMatch(of: /fingerprint (\w+)/).map { String($0.1) } }
        #expect(first.status == 0 && print(first.text) != nil, "\(first.text)")
        #expect(print(first.text) == print(second.text))
        #expect(print(first.text) != print(other.text))
    }
}
