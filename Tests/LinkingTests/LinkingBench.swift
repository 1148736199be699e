import Foundation
import Linking
import Logging
import SimulatedCloud
import Store
import TestSupport
import Testing
import WithingsAPI
import WithingsModel

/// A linking desk before a simulated cloud with two people, on a clock that a test turns.
final class LinkingBench: Sendable {
    static let anna = WithingsUserID(11)
    static let ben = WithingsUserID(22)
    static let scale = CloudDevice(id: "scale", type: "Scale", model: "Body+", modelID: 5)

    let clock = ManualClock()
    let cloud: SimulatedCloud
    let wire: InProcessCloud
    let store = MemoryStore()
    let box = SecretBox(key: [UInt8](repeating: 7, count: 32))
    let linked = Guarded<[Account]>([])
    let unlinked = Guarded<[Account]>([])
    /// The access tokens of those whose access is about to be ended.
    let revoking = Guarded<[String]>([])
    /// Those of whom everything was about to go.
    let erased = Guarded<[Account]>([])
    let log = LogLines()
    let desk: LinkingDesk

    init(profiles: [String] = ["Anna", "Ben"]) {
        let clock = clock
        cloud = SimulatedCloud(people: [Self.person(Self.anna), Self.person(Self.ben)], now: { clock.now })
        wire = InProcessCloud(cloud)
        desk = Self.desk(wire, clock, store, box, profiles, linked, unlinked, log, revoking, erased)
    }

    /// The desk that a restart of the program makes, over the same store.
    func restarted(profiles: [String] = ["Anna", "Ben"], box: SecretBox? = nil) -> LinkingDesk {
        Self.desk(wire, clock, store, box ?? self.box, profiles, linked, unlinked, log, revoking, erased)
    }

    private static func desk(
        _ wire: InProcessCloud,
        _ clock: ManualClock,
        _ store: MemoryStore,
        _ box: SecretBox,
        _ profiles: [String],
        _ linked: Guarded<[Account]>,
        _ unlinked: Guarded<[Account]>,
        _ log: LogLines,
        _ revoking: Guarded<[String]>,
        _ erased: Guarded<[Account]>
    ) -> LinkingDesk {
        let client = WithingsClient(
            application: .demo(),
            transport: wire,
            budget: RequestBudget(clock: clock),
            clock: clock
        )
        return LinkingDesk(
            client: client,
            store: store,
            vault: TokenVault(store: store, box: box),
            box: box,
            clock: clock,
            redirectURI: "https://bridge.test/auth/external/callback",
            profiles: profiles,
            logger: log.logger,
            onLinked: { account in linked.with { $0.append(account) } },
            onUnlinked: { account in unlinked.with { $0.append(account) } },
            onErasing: { account in erased.with { $0.append(account) } },
            onRevoking: { _, tokens in revoking.with { $0.append(tokens.accessToken) } }
        )
    }

    private static func person(_ user: WithingsUserID) -> CloudPerson {
        CloudPerson(
            userID: user.rawValue,
            name: "Person \(user)",
            timeZone: "Europe/Berlin",
            devices: [scale.row(battery: "high", timeZone: "Europe/Berlin", firstSession: nil, lastSession: nil)],
            measureGroups: (0..<10).map { place in
                let time = 1_699_990_000 - place * 86_400
                return .measureGroup(
                    grpid: Int(user.rawValue) * 100 + place,
                    attrib: 0,
                    date: time,
                    created: time,
                    device: scale,
                    measures: [CloudMeasure(1, Int(user.rawValue) * 1000 + place, unit: -3)]
                )
            }
        )
    }

    var vault: TokenVault { TokenVault(store: store, box: box) }

    /// The address that Withings sends the browser to once the person of this flow has approved.
    func approve(_ flow: LinkFlow, as user: WithingsUserID, scopes: [String]? = nil) async throws -> Redirect {
        guard case .consent(let links) = flow.step else { throw NotAtConsent() }
        return Redirect(await cloud.approve(links.authorizeURL, as: user.rawValue, scopes: scopes))
    }

    /// Goes all the way.
    @discardableResult
    func link(_ user: WithingsUserID, to profile: String) async throws -> Account {
        let flow = try await desk.begin()
        let redirect = try await approve(flow, as: user)
        _ = try await desk.callback(state: redirect.state, code: redirect.code, error: nil)
        let done = try await desk.chooseProfile(profile, flow: flow.id)
        guard case .created(let account) = done.step else { throw NotAtConsent() }
        return account
    }

    struct NotAtConsent: Error {}

    /// Asserts that something is refused for a reason, in a sentence with a hint.
    func refused(
        _ code: LinkAbort.Code,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ work: () async throws(LinkAbort) -> LinkFlow
    ) async {
        do throws(LinkAbort) {
            _ = try await work()
            Issue.record("It was not refused", sourceLocation: sourceLocation)
        } catch {
            #expect(error.code == code, sourceLocation: sourceLocation)
            #expect(error.message.hasSuffix(".") && error.hint.hasSuffix("."), sourceLocation: sourceLocation)
        }
    }
}
