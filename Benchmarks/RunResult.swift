import Foundation

/// What one part measured of itself, handed to the parent as a line of JSON.
struct RunResult: Codable {
    var seconds: Double
    var groups: Int
    var values: Int
    /// The most memory the process ever had resident, in KiB.
    var peakKiB: Int
    var version: String?

    func hand() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        print(String(decoding: try encoder.encode(self), as: UTF8.self))
    }

    var peak: String { "peak \((peakKiB + 512) / 1024) MiB" }
    var rate: String { "\(Int(Double(values) / seconds / 1000))k values/s" }
}

/// Memory as Linux counts it.
enum Memory {
    /// The peak of resident memory of this process, in KiB.
    static var peakKiB: Int { field("VmHWM", of: "self") ?? 0 }

    /// A field of `/proc/PID/status` in KiB.
    static func field(_ name: String, of process: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }
}

/// Runs a part and tells how long it took, in seconds.
func stopwatch(_ body: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await body()
    let span = (ContinuousClock.now - start).components
    return Double(span.seconds) + Double(span.attoseconds) / 1e18
}
