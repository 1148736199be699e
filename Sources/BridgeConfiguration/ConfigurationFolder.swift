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
    /// - Parameter environment: where `!env_var` looks.
    package func check(environment: [String: String]) -> ConfigurationCheck {
        var checker = ConfigurationChecker(folder: path, environment: environment)
        return checker.check()
    }
}
