import Foundation

/// What the program takes at a moment.
struct SoakFigures: CustomStringConvertible {
    var day: Int
    /// Resident, in kilobytes.
    var memory: Int
    /// The database with its log, in kilobytes.
    var file: Int

    init(of bridge: BridgeProcess, day: Int) throws {
        self.day = day
        let number = bridge.process?.processIdentifier ?? 0
        let status = (try? String(contentsOfFile: "/proc/\(number)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        memory = line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        let names = try FileManager.default.contentsOfDirectory(atPath: bridge.folder.path)
        file = names.filter { $0.hasPrefix("withings-bridge.db") }.reduce(0) { sum, name in
            let path = bridge.folder.appendingPathComponent(name).path
            let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
            return sum + (size ?? 0) / 1_024
        }
    }

    var description: String {
        "day \(day): \(memory / 1_024) MiB resident, \(file / 1_024) MiB of database"
    }
}
