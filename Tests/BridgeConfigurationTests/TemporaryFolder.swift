import BridgeConfiguration
import Foundation

/// A configuration directory that is gone after the test.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID().uuidString)")

    init(_ files: [String: String]) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, Data(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ data: Data) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func check(environment: [String: String] = [:]) -> ConfigurationCheck {
        ConfigurationFolder(path: url.path).check(environment: environment)
    }

    /// Checks one file.
    static func check(_ text: String, environment: [String: String] = [:]) throws -> ConfigurationCheck {
        try TemporaryFolder(["configuration.yaml": text]).check(environment: environment)
    }

    /// Checks a `withings:` block with further lines, each at its own line from the fifth on.
    static func check(withings lines: String) throws -> ConfigurationCheck {
        try check("withings:\n  client_id: a\n  client_secret: b\n  profiles: [Anna]\n" + lines)
    }
}
