import Foundation

/// The configuration directory: where `configuration.yaml`, `secrets.yaml` and the database lie.
package struct ConfigurationFolder: Sendable, Equatable {
    /// The name of the file everything begins with.
    package static let fileName = "configuration.yaml"

    package var path: String

    package init(path: String) {
        self.path = path
    }

    /// The main file as it is on disk; nil where there is none that can be read.
    package func text() -> String? { ConfigurationDraft.text(at: path + "/" + Self.fileName) }

    /// Begins the main file where there is none, so that the pages can fill it in. What cannot be written is left; the check
    /// tells of it.
    package func beginIfMissing() {
        let beginning = "# Read by Withings Bridge, whose pages write into it what is entered there.\n"
        try? Data(beginning.utf8).write(to: URL(filePath: path + "/" + Self.fileName), options: .withoutOverwriting)
    }

    /// Reads and checks everything. Never throws: whatever is wrong is a diagnostic.
    ///
    /// - Parameters:
    ///   - environment: where `!env_var` looks.
    ///   - draft: files as they would be, which are not written.
    package func check(environment: [String: String], with draft: ConfigurationDraft? = nil) -> ConfigurationCheck {
        var unwritten: [String: [UInt8]] = [:]
        for file in draft?.files ?? [] { unwritten[file.path] = Array(file.after.utf8) }
        var checker = ConfigurationChecker(folder: path, environment: environment, unwritten: unwritten)
        return checker.check()
    }
}
