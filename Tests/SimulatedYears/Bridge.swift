import Logging
import SQLiteStore
import SimulatedCloud
import Store
import Sync
import TestSupport
import WithingsAPI
import WithingsModel

/// One life of the program: from its start until it is killed.
struct Bridge {
    let fate: Fate
    let wire: RoughWire
    let store: MortalStore
    let service: SyncService
    let task: Task<Void, any Error>

    private static let box = SecretBox(key: [UInt8](repeating: 7, count: 32))
    private static let address = "http://cloud.test"

    /// - Parameter interval: seconds between two refreshes.
    static func start(
        path: String,
        interval: Double,
        cloud: InProcessCloud,
        clock: ManualClock,
        door: Doorbell,
        random: SeededRandom
    ) throws -> Bridge {
        let fate = Fate()
        let inner = try SQLiteStore(path: path, clock: clock)
        let store = MortalStore(inner, fate: fate)
        let wire = RoughWire(cloud, clock: clock, fate: fate, random: random)
        let numbers = Guarded(random)
        let service = SyncService(
            client: WithingsClient(
                application: .demo(at: address),
                transport: wire,
                budget: RequestBudget(clock: clock),
                clock: clock
            ),
            store: store,
            vault: vault(store),
            clock: clock,
            interval: interval,
            holder: "year",
            logger: Logger(label: "year") { _ in SwiftLogNoOpLogHandler() },
            webhook: Webhook(base: "https://bridge.test", secret: "5ec1e7", apiURL: address, isWanted: nil),
            random: { numbers.with { Double.random(in: 0...1, using: &$0) } },
            onChange: { _ in }
        )
        door.answer(by: service, fate)
        return Bridge(fate: fate, wire: wire, store: store, service: service, task: Task { try await service.run() })
    }

    static func vault(_ store: any BridgeStore) -> TokenVault { TokenVault(store: store, box: box) }
}
