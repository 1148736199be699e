import Foundation

/// A configuration directory for the length of a test.
struct ConfigurationFixture {
    let path: String

    init(_ configuration: String) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("webui-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try write(configuration)
    }

    func write(_ configuration: String) throws {
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: path + "/configuration.yaml"))
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
