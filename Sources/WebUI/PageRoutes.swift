import Access
import BridgeConfiguration
import Entities
import Hummingbird
import Linking
import Sync
import WebServer

/// The pages for people, and Withings' redirect.
package struct PageRoutes: Sendable {
    let gatekeeper: Gatekeeper
    let folder: ConfigurationFolder
    let environment: [String: String]
    let settings: Settings
    let running: Running?
    let control: BridgeControl

    /// What is there only while the configuration is valid.
    package struct Running: Sendable {
        package var desk: LinkingDesk
        package var board: EntityBoard
        package var sync: SyncService
        package init(desk: LinkingDesk, board: EntityBoard, sync: SyncService) {
            self.desk = desk
            self.board = board
            self.sync = sync
        }
    }

    /// - Parameter running: nil in safe mode, while the configuration on disk is broken.
    package init(
        gatekeeper: Gatekeeper, folder: ConfigurationFolder, environment: [String: String], settings: Settings,
        running: Running?, control: BridgeControl
    ) {
        self.gatekeeper = gatekeeper
        self.folder = folder
        self.environment = environment
        self.settings = settings
        self.running = running
        self.control = control
    }

    package func add(to router: Router<WebContext>) {}
}
