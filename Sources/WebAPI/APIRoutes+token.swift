import Access
import HTTPTypes
import Hummingbird
import WebServer

extension APIRoutes {
    /// OAuth2 for Home Assistant's clients.
    var tokenRoutes: [APIRoute] {
        [
            APIRoute(.post, "/auth/token", .anybody) { request, _ in try await token(request) },
            APIRoute(.post, "/auth/revoke", .anybody) { request, _ in
                await revoke(try await request.form(upTo: BodyLimit.anybody))
            },
        ]
    }

    private func token(_ request: Request) async throws -> Response {
        let form = try await request.form(upTo: BodyLimit.anybody)
        if form.hasDuplicates || form.hasFile { return Self.fault("invalid_request") }
        if form["action"] == "revoke" { return await revoke(form) }
        do {
            switch form["grant_type"] {
            case "authorization_code":
                return try await exchange(form, authority: request.head.authority)
            case "refresh_token":
                return try await refresh(form, authority: request.head.authority)
            default:
                return Self.fault("unsupported_grant_type")
            }
        } catch let error as AccessError where error.code == .invalidGrant || error.code == .invalidRequest {
            // Home Assistant describes what is wrong with a code, and of a refresh token says only the error.
            let isCode = form["grant_type"] == "authorization_code"
            return Self.fault(error.code.rawValue, isCode ? error.message : nil)
        }
    }

    private func exchange(_ form: FormFields, authority: String?) async throws -> Response {
        guard let client = form["client_id"], ClientID(client, requestAuthority: authority) != nil else {
            return Self.fault("invalid_request", "Invalid client id")
        }
        guard let code = form["code"] else { return Self.fault("invalid_request", "Invalid code") }
        let tokens = try await gatekeeper.tokens(
            authorizationCode: code,
            clientID: client,
            verifier: form["code_verifier"]
        )
        return Self.answer(tokens)
    }

    private func refresh(_ form: FormFields, authority: String?) async throws -> Response {
        let client = form["client_id"]
        if let client, ClientID(client, requestAuthority: authority) == nil {
            return Self.fault("invalid_request", "Invalid client id")
        }
        guard let token = form["refresh_token"] else { return Self.fault("invalid_request") }
        return Self.answer(try await gatekeeper.tokens(refreshToken: token, clientID: client))
    }

    private func revoke(_ form: FormFields) async -> Response {
        if let token = form["token"] { await gatekeeper.revoke(refreshToken: token) }
        return Response(status: .ok)
    }

    private static func answer(_ tokens: BearerTokens) -> Response {
        var members: [String: JSONValue] = [
            "access_token": .string(tokens.accessToken), "token_type": "Bearer", "expires_in": .int(tokens.expiresIn),
        ]
        if let refreshToken = tokens.refreshToken {
            members["refresh_token"] = .string(refreshToken)
            members["ha_auth_provider"] = "homeassistant"
        }
        return .json(.object(members))
    }

    private static func fault(_ error: String, _ description: String? = nil) -> Response {
        var members: [String: JSONValue] = ["error": .string(error)]
        if let description { members["error_description"] = .string(description) }
        return .json(.object(members), status: .badRequest)
    }
}
