import Access
import HTTPTypes
import Hummingbird
import WebServer

extension APIRoutes {
    /// Long-lived tokens for the owner's programs; our own form. Home Assistant's clients make them over the WebSocket.
    var longLivedTokenRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/withings/tokens") { _, _ in
                .json(.array(try await gatekeeper.longLivedTokens().map(Self.json)))
            },
            APIRoute(.post, "/api/withings/tokens") { request, _ in
                let shape = JSONShape(.required("name"))
                let members = try shape.members(of: await request.json(upTo: BodyLimit.signedIn))
                let made = try await gatekeeper.createLongLivedToken(name: members.text("name") ?? "")
                return .json(["token": .string(made.token), "record": Self.json(made.record)])
            },
            APIRoute(.delete, "/api/withings/tokens/:id") { _, context in
                guard try await gatekeeper.revokeLongLivedToken(context.parameter("id") ?? "") else {
                    throw WebError(.notFound, message: "There is no such token.")
                }
                return .message("Token revoked")
            },
        ]
    }

    private static func json(_ token: LongLivedToken) -> JSONValue {
        [
            "id": .string(token.id), "name": .string(token.name), "created_at": StatusJSON.moment(token.createdAt),
            "expires_at": StatusJSON.moment(token.expiresAt), "last_used_at": StatusJSON.moment(token.lastUsedAt),
        ]
    }
}
