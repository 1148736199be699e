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
    let probes: SetupProbes?
    /// The configuration file as it was when this run began, to show what a change would change.
    let runningText: String?
    let languages: Languages
    let shelves = Shelves()

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

    /// - Parameters:
    ///   - running: nil in safe mode, while the configuration on disk is broken.
    ///   - probes: what the first minutes try out before they write; nil in safe mode, which has no first minutes.
    package init(
        gatekeeper: Gatekeeper,
        folder: ConfigurationFolder,
        environment: [String: String],
        settings: Settings,
        running: Running?,
        control: BridgeControl,
        clock: any WallClock = SystemWallClock(),
        probes: SetupProbes? = nil
    ) {
        self.gatekeeper = gatekeeper
        self.folder = folder
        self.environment = environment
        self.settings = settings
        self.running = running
        self.control = control
        self.clock = clock
        self.probes = probes
        runningText = folder.text()
        languages = Languages(of: folder)
    }

    package func add(to router: Router<WebContext>) {
        addEntry(to: router)
        addAuthorize(to: router)
        addOverview(to: router)
        addPeople(to: router)
        addTodayFragment(to: router)
        addRecordParts(to: router)
        addIntegrations(to: router)
        addLinking(to: router)
        addCallback(to: router)
        addConfiguration(to: router)
        addEditing(to: router)
        addStart(to: router)
        addAccount(to: router)
        addTokens(to: router)
        addPassword(to: router)
        addLog(to: router)
        addHomeAssistant(to: router)
        addBackups(to: router)
        addDoctor(to: router)
        addAbout(to: router)
        addDemo(to: router)
        addEvents(to: router)
        addStaticFiles(to: router)
    }
}
