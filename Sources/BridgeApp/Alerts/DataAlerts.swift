import Foundation
import Logging
import ServiceLifecycle
import Store
import WithingsModel

/// Watches that readings keep coming, person by person, and that the bridge itself is well, and says so on the page, in the metrics and to an address of the
/// owner's choice when they do not; once when it begins and once when it is over.
actor DataAlerts: Service {
    /// How one person stands.
    struct Standing: Sendable {
        var user: WithingsUserID
        var profile: String
        var linkedAt: EpochSeconds
        var newestReading: EpochSeconds?
        var lastSuccess: EpochSeconds?
    }

    /// How the bridge itself stands in one respect.
    struct OwnStanding: Sendable {
        var kind: DataAlert.Kind
        /// What is wrong, and since when, where that is known better than by looking; nil while nothing is.
        var fault: (since: EpochSeconds?, detail: String)?
        /// How long it must be so before it counts, in seconds.
        var debounce = 0.0
    }

    /// How often is looked, and how long something must be so before it counts, in seconds: a restart after a long
    /// pause, or a clock that is wrong for its first minutes, raises nothing.
    static let interval = 60.0
    static let debounce = 600.0

    private struct Key: Hashable {
        /// nil for the bridge itself.
        var user: WithingsUserID?
        var kind: DataAlert.Kind
    }

    /// What is kept, so that a restart does not tell the same again.
    private struct Told: Codable {
        var alert: DataAlert
        var isOver: Bool
        /// Whether the address has taken it.
        var isTaken: Bool
    }

    private let limits: [DataAlert.Kind: Double]
    private let post: AlertPost?
    private let standings: @Sendable () async -> [Standing]
    private let own: @Sendable () async -> [OwnStanding]
    private let documents: any DocumentStore
    private let clock: any WallClock
    private let logger: Logger

    /// Since what uptime the opposite of what was told last is so.
    private var turned: [Key: Double] = [:]
    private var told: [String: Told] = [:]
    private var isLoaded = false

    /// - Parameters:
    ///   - noDataAfter: seconds without a reading before that is an alert; nil for never.
    ///   - notSyncedAfter: seconds without a fetch before that is an alert.
    ///   - own: how the bridge itself stands; what is not among it is not known now, and stays as it was.
    init(
        noDataAfter: Double?,
        notSyncedAfter: Double,
        post: AlertPost?,
        standings: @escaping @Sendable () async -> [Standing],
        own: @escaping @Sendable () async -> [OwnStanding] = { [] },
        documents: any DocumentStore,
        clock: any WallClock,
        logger: Logger
    ) {
        limits = [.noData: noDataAfter ?? .infinity, .notSynced: notSyncedAfter]
        self.post = post
        self.standings = standings
        self.own = own
        self.documents = documents
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await self.look()
                try await self.clock.sleep(seconds: Self.interval)
            }
        }
    }

    /// The alerts that are on; right after a start those that were on before it.
    func active() async -> [DataAlert] {
        await load()
        return Self.sorted(told.values.filter { !$0.isOver }.map(\.alert))
    }

    /// Looks once.
    func look() async {
        await load()
        let people = await standings()
        for person in people {
            for kind in [DataAlert.Kind.noData, .notSynced] { await look(at: person, kind) }
        }
        for standing in await own() {
            let alert = DataAlert(
                kind: standing.kind,
                since: standing.fault?.since ?? clock.nowSeconds,
                detail: standing.fault?.detail
            )
            await turn(
                Key(kind: standing.kind),
                isWrong: standing.fault != nil,
                alert,
                debounce: standing.debounce
            )
        }
        let users = Set(people.map(\.user))
        for name in told.keys
        where !name.hasPrefix(Self.ownPrefix) && !users.contains(where: { name.hasPrefix("\($0).") }) {
            await forget(name)
        }
        await tellWhatIsUntold()
    }

    private func look(at person: Standing, _ kind: DataAlert.Kind) async {
        let key = Key(user: person.user, kind: kind)
        let since = (kind == .noData ? person.newestReading : person.lastSuccess) ?? person.linkedAt
        let isLate = Double(clock.nowSeconds - since) > limits[kind] ?? .infinity
        let alert = DataAlert(kind: kind, profile: person.profile, since: since)
        await turn(key, isWrong: isLate, alert, debounce: Self.debounce)
    }

    /// Notes how something stands that may be told.
    private func turn(_ key: Key, isWrong isLate: Bool, _ now: DataAlert, debounce: Double) async {
        let name = Self.name(key)
        let isOn = told[name].map { !$0.isOver } ?? false
        guard isLate != isOn else {
            turned[key] = nil
            return
        }
        // What is over is over at once; what begins has to last.
        let begun = turned[key] ?? clock.uptime
        turned[key] = begun
        guard !isLate || clock.uptime - begun >= debounce else { return }
        turned[key] = nil
        var alert = now
        if key.user == nil { alert.since = min(alert.since, clock.nowSeconds - EpochSeconds(clock.uptime - begun)) }
        // What is over is told with the words that it began with.
        if !isLate, let former = told[name]?.alert { (alert.since, alert.detail) = (former.since, former.detail) }
        // Nobody needs to hear that something is over that they were never told.
        let wasTaken = told[name]?.isTaken ?? true
        told[name] = Told(alert: alert, isOver: !isLate, isTaken: post == nil || (!isLate && !wasTaken))
        await keep(name)
        logger.warning(
            isLate ? "An alert is on." : "An alert is over.",
            metadata: [
                "profile": "\(alert.profile)", "alert": "\(alert.kind.rawValue)",
                "since": "\(MomentWords.utc(alert.since))",
            ]
        )
    }

    private func tellWhatIsUntold() async {
        guard let post else { return }
        for (name, one) in told.sorted(by: { $0.key < $1.key }) where !one.isTaken {
            guard await post.tell(one.alert, isOver: one.isOver, now: clock.nowSeconds) else {
                logger.notice("The address for alerts did not take one; it is told again in a minute.")
                continue
            }
            told[name]?.isTaken = true
            await keep(name)
        }
    }

    private static let ownPrefix = "bridge."

    private static func name(_ key: Key) -> String {
        (key.user.map { "\($0)." } ?? ownPrefix) + key.kind.rawValue
    }

    private func load() async {
        guard !isLoaded, let kept = try? await Self.kept(in: documents) else { return }
        isLoaded = true
        told = kept
    }

    private static func kept(in documents: any DocumentStore) async throws -> [String: Told] {
        try await documents.documents(in: "alerts").compactMapValues {
            try? JSONDecoder().decode(Told.self, from: Data($0))
        }
    }

    /// The alerts that were on when they were last looked at, for who stands beside the program.
    static func active(in documents: any DocumentStore) async throws -> [DataAlert] {
        sorted(try await kept(in: documents).values.filter { !$0.isOver }.map(\.alert))
    }

    private static func sorted(_ alerts: [DataAlert]) -> [DataAlert] {
        alerts.sorted { ($0.profile, $0.kind.rawValue) < ($1.profile, $1.kind.rawValue) }
    }

    private func keep(_ name: String) async {
        guard let one = told[name], let content = try? JSONEncoder().encode(one) else { return }
        try? await documents.saveDocument([UInt8](content), name, in: "alerts")
    }

    private func forget(_ name: String) async {
        told[name] = nil
        try? await documents.removeDocument(name, in: "alerts")
    }
}
