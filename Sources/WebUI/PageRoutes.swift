import Access
import BridgeConfiguration
import Entities
import Hummingbird
import Linking
import Sync
import WebServer
import WithingsModel

/// The pages for people, and Withings' redirect.
package struct PageRoutes: Sendable {
    let gatekeeper: Gatekeeper
    let folder: ConfigurationFolder
    let environment: [String: String]
    let settings: Settings
    let running: Running?
    let control: BridgeControl
    let clock: any WallClock

    /// What is there only while the configuration is valid.
    package struct Running: Sendable {
        package var desk: LinkingDesk
        package var board: EntityBoard
        package var sync: SyncService
        package var store: any PageStore
        package init(desk: LinkingDesk, board: EntityBoard, sync: SyncService, store: any PageStore) {
            self.desk = desk
            self.board = board
            self.sync = sync
            self.store = store
        }
    }

    /// - Parameter running: nil in safe mode, while the configuration on disk is broken.
    package init(
        gatekeeper: Gatekeeper,
        folder: ConfigurationFolder,
        environment: [String: String],
        settings: Settings,
        running: Running?,
        control: BridgeControl,
        clock: any WallClock = SystemWallClock()
    ) {
        self.gatekeeper = gatekeeper
        self.folder = folder
        self.environment = environment
        self.settings = settings
        self.running = running
        self.control = control
        self.clock = clock
    }

    package func add(to router: Router<WebContext>) {
        addEntry(to: router)
        addOverview(to: router)
        addPeople(to: router)
        addTodayFragment(to: router)
        addIntegrations(to: router)
        addLinking(to: router)
        addCallback(to: router)
        addConfiguration(to: router)
        addEvents(to: router)
        addStaticFiles(to: router)
    }
}
