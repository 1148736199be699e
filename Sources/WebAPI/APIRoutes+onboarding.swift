import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import WebServer

extension APIRoutes {
    /// Home Assistant's first start. Only the owner account is asked for here; the other steps have nothing to ask, are
    /// done with it, and say yes to scripts that walk through them.
    var onboardingRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/onboarding", .anybody) { _, _ in
                let isDone = JSONValue.bool(try await gatekeeper.hasOwner())
                return .json(.array(Self.steps.map { ["step": .string($0), "done": isDone] }))
            },
            APIRoute(.get, "/api/onboarding/installation_type", .anybody) { _, _ in
                if try await gatekeeper.hasOwner() { return .plain(.unauthorized) }
                return .json(["installation_type": "Withings Bridge"])
            },
            APIRoute(.post, "/api/onboarding/users", .anybody) { try await createOwner($0, $1) },
            APIRoute(.post, "/api/onboarding/core_config") { _, _ in .json([:]) },
            APIRoute(.post, "/api/onboarding/analytics") { _, _ in .json([:]) },
            APIRoute(.post, "/api/onboarding/integration") { request, _ in try await finishOnboarding(request) },
        ]
    }

    private static let steps = ["user", "core_config", "analytics", "integration"]

    private func createOwner(_ request: Request, _ context: WebContext) async throws -> Response {
        // Whoever lets every page read answers has not meant that any may take the house.
        try refuseForeignPage(request, but: settings.http.allowedOrigins.filter { $0 != "*" })
        let shape = JSONShape(
            .required("name"),
            .required("username"),
            .required("password"),
            .required("client_id"),
            .required("language")
        )
        let members = try shape.members(of: await request.json(upTo: BodyLimit.anybody))
        let login = members.text("username") ?? ""
        if try await gatekeeper.hasOwner() { throw WebError(.forbidden, message: "User step already done") }
        guard Gatekeeper.normalizedLogin(login) == login else {
            throw WebError(
                .badRequest,
                message: "Username \"\(login)\" is not normalized. "
                    + "Please make sure the username is lowercase and does not contain any whitespace",
                code: "username_not_normalized"
            )
        }
        do {
            try await gatekeeper.createOwner(
                name: members.text("name") ?? "",
                login: login,
                password: members.text("password") ?? "",
                language: members.text("language") ?? "",
                from: context.clientAddress
            )
        } catch {
            let isDone = error.code == .ownerExists
            throw isDone ? WebError(.forbidden, message: "User step already done") : WebError(error)
        }
        return .json([
            "auth_code": .string(try await gatekeeper.authorizationCode(clientID: members.text("client_id") ?? ""))
        ])
    }

    private func finishOnboarding(_ request: Request) async throws -> Response {
        let shape = JSONShape(.required("client_id"), .required("redirect_uri"))
        let members = try shape.members(of: await request.json(upTo: BodyLimit.signedIn))
        let client = ClientID(members["client_id"]?.string ?? "", requestAuthority: request.head.authority)
        guard let client, client.allows(redirect: members["redirect_uri"]?.string ?? "") else {
            throw WebError(.badRequest, message: "invalid client id or redirect uri")
        }
        return .json(["auth_code": .string(try await gatekeeper.authorizationCode(clientID: client.text))])
    }
}
