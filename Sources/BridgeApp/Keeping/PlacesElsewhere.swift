import BridgeConfiguration
import Foundation
import SQLiteStore

/// Where record and backups lie when the configuration puts them outside its directory.
package struct PlacesElsewhere: Sendable {
    private let folder: ConfigurationFolder
    private let environment: [String: String]

    package init(folder: ConfigurationFolder, environment: [String: String]) {
        (self.folder, self.environment) = (folder, environment)
    }

    /// What a command of root's made there becomes the service's, as in the directory itself.
    package func handOver() {
        let settings = folder.check(environment: environment).settings(orLastGoodIn: folder)
        guard let place = try? BackupPlace(settings, folder: folder) else { return }
        let database = place.database as NSString
        if database.deletingLastPathComponent != folder.path {
            FolderOwner(database.deletingLastPathComponent).handOver(startingWith: database.lastPathComponent)
        }
        if place.folder.path != folder.path + "/backups" {
            FolderOwner.handOverFolder(place.folder.path)
            FolderOwner(place.folder.path).handOver(startingWith: "withings-bridge")
        }
    }
}
