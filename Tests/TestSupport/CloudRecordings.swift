import Foundation

/// Where the recorded answers of the real API are, if they are here at all.
package enum CloudRecordings {
    /// From the environment variable `WITHINGS_RECORDINGS`, or `../shared/recordings` beside the package.
    package static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["WITHINGS_RECORDINGS"].map { URL(fileURLWithPath: $0) }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = package.deletingLastPathComponent().appending(path: "shared/recordings")
        let folder = named ?? beside
        let list = folder.appending(path: "measurement_list.json").path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: list) ? folder : nil
    }()
}
