import Foundation
import Logging
import ServiceLifecycle
import Store
import WithingsModel

/// Watches that readings keep coming, person by person, and says so on the page, in the metrics and to an address of the
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

    /// How often is looked, and how long something must be so before it counts, in seconds: a restart after a long
    /// pause, or a clock that is wrong for its first minutes, raises nothing.
    static let interval = 60.0
    static let debounce = 600.0

    private struct Key: Hashable {
        var user: WithingsUserID
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
    init(
        noDataAfter: Double?,
        notSyncedAfter: Double,
        post: AlertPost?,
        standings: @escaping @Sendable () async -> [Standing],
        documents: any DocumentStore,
        clock: any WallClock,
        logger: Logger
    ) {
        limits = [.noData: noDataAfter ?? .infinity, .notSynced: notSyncedAfter]
        self.post = post
        self.standings = standings
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
        return told.values.filter { !$0.isOver }.map(\.alert).sorted {
            ($0.profile, $0.kind.rawValue) < ($1.profile, $1.kind.rawValue)
        }
    }

    /// Looks once.
    func look() async {
        await load()
        let people = await standings()
        for person in people {
            for kind in DataAlert.Kind.allCases { await look(at: person, kind) }
        }
        let users = Set(people.map(\.user))
        for name in told.keys where !users.contains(where: { name.hasPrefix("\($0).") }) { await forget(name) }
        await tellWhatIsUntold()
    }

    private func look(at person: Standing, _ kind: DataAlert.Kind) async {
        let key = Key(user: person.user, kind: kind)
        let since = (kind == .noData ? person.newestReading : person.lastSuccess) ?? person.linkedAt
        let isLate = Double(clock.nowSeconds - since) > limits[kind] ?? .infinity
        let name = Self.name(key)
        let isOn = told[name].map { !$0.isOver } ?? false
        guard isLate != isOn else {
            turned[key] = nil
            return
        }
        // What is over is over at once; what begins has to last.
        let begun = turned[key] ?? clock.uptime
        turned[key] = begun
        guard !isLate || clock.uptime - begun >= Self.debounce else { return }
        turned[key] = nil
        let alert = DataAlert(
            kind: kind,
            profile: person.profile,
            since: isLate ? since : told[name]?.alert.since ?? since
        )
        // Nobody needs to hear that something is over that they were never told.
        let wasTaken = told[name]?.isTaken ?? true
        told[name] = Told(alert: alert, isOver: !isLate, isTaken: post == nil || (!isLate && !wasTaken))
        await keep(name)
        logger.warning(
            isLate ? "No data." : "Data again.",
            metadata: [
                "profile": "\(alert.profile)", "alert": "\(kind.rawValue)", "since": "\(MomentWords.utc(alert.since))",
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

    private static func name(_ key: Key) -> String { "\(key.user).\(key.kind.rawValue)" }

    private func load() async {
        guard !isLoaded, let kept = try? await documents.documents(in: "alerts") else { return }
        isLoaded = true
        for (name, content) in kept { told[name] = try? JSONDecoder().decode(Told.self, from: Data(content)) }
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
