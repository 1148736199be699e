import BridgeConfiguration
import Foundation
import Testing

/// A folder of `Samples`: a configuration composed for the tests and the reports it must give.
struct Sample: CustomTestStringConvertible {
    var name: String

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")

    static var all: [Sample] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map(Sample.init)
    }

    var url: URL { Self.folder.appending(path: name) }

    var check: ConfigurationCheck { ConfigurationFolder(path: url.path).check(environment: [:]) }

    var testDescription: String { name }

    /// The report of a language as it is on disk. With `UPDATE_GOLDEN=1` it is written anew first.
    func golden(_ language: String, _ actual: String) throws -> String {
        let file = url.appending(path: language == "en" ? "report.txt" : "report.\(language).txt")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try (actual + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }
}
