import Access
import BridgeConfiguration
import Entities
import HTTPTypes
import Hummingbird
import Linking
import Store
import Sync
import WebServer
import WithingsModel

/// The doors in Home Assistant's own form: onboarding, tokens, states, config entries and flows, check_config, and the
/// program's own health. `Docs/reference/api.md` describes each of them.
package struct APIRoutes: Sendable {
    let gatekeeper: Gatekeeper
    let folder: ConfigurationFolder
    let environment: [String: String]
    let settings: Settings
    let running: Running?
    let control: BridgeControl
    let loginFlows: LoginFlows
    let clock: any WallClock
    let listeners = EventListeners()

    /// What is there only while the configuration is valid and people can be linked.
    package struct Running: Sendable {
        package var desk: LinkingDesk
        package var board: EntityBoard
        package var sync: SyncService
        /// How much is kept of a person, for the status; left out where nil.
        package var counts: (@Sendable (WithingsUserID) async throws -> RecordCounts)?
        /// The record, for what was in the past; without it only the present is answered.
        package var records: (any PastStore)?
        /// What happens to people: several events of one moment are several, where an entity shows the last one.
        package var events: EventDesk?

        package init(
            desk: LinkingDesk,
            board: EntityBoard,
            sync: SyncService,
            counts: (@Sendable (WithingsUserID) async throws -> RecordCounts)? = nil,
            records: (any PastStore)? = nil,
            events: EventDesk? = nil
        ) {
            self.desk = desk
            self.board = board
            self.sync = sync
            self.counts = counts
            self.records = records
            self.events = events
        }
    }

    /// - Parameters:
    ///   - running: nil in safe mode, while the configuration on disk is broken.
    ///   - clock: measures how long a sign-in may take.
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
        loginFlows = LoginFlows(clock: clock)
        self.clock = clock
    }

    /// Every route, in the order in which the reference has them.
    var routes: [APIRoute] {
        healthRoutes + onboardingRoutes + tokenRoutes + loginFlowRoutes + webhookRoutes + coreRoutes + stateRoutes
            + historyRoutes + calendarRoutes + serviceRoutes + logRoutes + entryRoutes + flowRoutes + statusRoutes
            + longLivedTokenRoutes + operationRoutes
    }

    package func add(to router: Router<WebContext>) {
        var methods: [String: [HTTPRequest.Method]] = [:]
        for route in routes {
            router.on(RouterPath(stringLiteral: route.path), method: route.method) { request, context in
                try await answer(route, request, context)
            }
            methods[route.path, default: []].append(route.method)
        }
        for (path, known) in methods {
            var known = known
            if known.contains(.get), !known.contains(.head),
                let route = routes.first(where: { $0.path == path && $0.method == .get })
            {
                known.append(.head)
                router.on(RouterPath(stringLiteral: path), method: .head) { request, context in
                    try await answer(route, request, context).createHeadResponse()
                }
            }
            let allowed = known.map(\.rawValue).sorted().joined(separator: ", ")
            for method: HTTPRequest.Method in [.get, .head, .post, .put, .patch, .delete] where !known.contains(method)
            {
                router.on(RouterPath(stringLiteral: path), method: method) { _, _ in
                    var response = Response.plain(.methodNotAllowed)
                    response.headers[.allow] = allowed
                    return response
                }
            }
        }
    }

    /// Lets a request through its door, and turns what the parts of the program throw into Home Assistant's answers.
    private func answer(_ route: APIRoute, _ request: Request, _ context: WebContext) async throws -> Response {
        if route.door == .bearer, !(await isWelcome(request)) {
            var response = Response.plain(.unauthorized)
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
        do {
            return try await route.handler(request, context)
        } catch let error as AccessError {
            throw WebError(error)
        } catch let error as StoreError {
            throw WebError(.serviceUnavailable, message: error.description, code: error.code.rawValue)
        }
    }

    private func isWelcome(_ request: Request) async -> Bool {
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == "Bearer" else { return false }
        return await gatekeeper.isGood(bearer: String(parts[1]))
    }
}
