import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Speaks to the bridge as a script speaks to Home Assistant.
struct HomeAssistantClient {
    let url: String
    var accessToken = ""
    var refreshToken = ""

    enum Verb { case get, post, head, delete }

    struct Answer {
        var status: Int
        var text: String
        var json: Any? { try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) }
        var object: [String: Any] { json as? [String: Any] ?? [:] }
        var list: [[String: Any]] { json as? [[String: Any]] ?? [] }
    }

    init(_ url: String) { self.url = url }

    @discardableResult
    func call(
        _ verb: Verb,
        _ path: String,
        json: [String: Any]? = nil,
        text: String? = nil,
        form: String? = nil,
        bearer: String? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method =
            switch verb {
            case .get: .GET
            case .post: .POST
            case .head: .HEAD
            case .delete: .DELETE
            }
        let token = bearer ?? accessToken
        if !token.isEmpty { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let json {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: json)))
        } else if let text {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: text))
        } else if let form {
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: form))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let body = try await response.body.collect(upTo: 64 * 1024 * 1024)
        return Answer(status: Int(response.status.code), text: String(buffer: body))
    }

    /// Makes the owner account and signs in, as Home Assistant's onboarding does.
    mutating func onboard() async throws {
        let made = try await call(
            .post,
            "/api/onboarding/users",
            json: [
                "client_id": url + "/", "name": "Owner", "username": "owner", "password": "correct horse",
                "language": "en",
            ]
        )
        guard let code = made.object["auth_code"] as? String else {
            throw BridgeProcess.Failure(says: "onboarding answered \(made.status): \(made.text)")
        }
        let tokens = try await call(
            .post,
            "/auth/token",
            form: "grant_type=authorization_code&code=\(code)&client_id=\(url)/"
        )
        guard let access = tokens.object["access_token"] as? String,
            let refresh = tokens.object["refresh_token"] as? String
        else {
            throw BridgeProcess.Failure(says: "/auth/token answered \(tokens.status): \(tokens.text)")
        }
        accessToken = access
        refreshToken = refresh
    }

    /// Signs in with the owner's password, as Home Assistant's apps do.
    mutating func signIn() async throws {
        let start: [String: Any] = [
            "client_id": url + "/", "handler": ["homeassistant", nil] as [String?], "redirect_uri": url + "/",
        ]
        let flow = try await call(.post, "/auth/login_flow", json: start).object["flow_id"] as? String ?? ""
        let answer = try await call(
            .post,
            "/auth/login_flow/\(flow)",
            json: ["client_id": url + "/", "username": "owner", "password": "correct horse"]
        )
        guard let code = answer.object["result"] as? String else {
            throw BridgeProcess.Failure(says: "signing in answered \(answer.status): \(answer.text)")
        }
        let tokens = try await call(
            .post,
            "/auth/token",
            form: "grant_type=authorization_code&code=\(code)&client_id=\(url)/"
        )
        accessToken = tokens.object["access_token"] as? String ?? ""
        refreshToken = tokens.object["refresh_token"] as? String ?? ""
    }

    /// Gets a new access token, as scripts do that run for long.
    mutating func renew() async throws {
        let answer = try await call(
            .post,
            "/auth/token",
            form: "grant_type=refresh_token&refresh_token=\(refreshToken)&client_id=\(url)/"
        )
        guard let access = answer.object["access_token"] as? String else {
            throw BridgeProcess.Failure(says: "/auth/token answered \(answer.status): \(answer.text)")
        }
        accessToken = access
    }

    /// The entity that carries a key of the catalogue, of one person.
    func state(key: String, person: String) async throws -> [String: Any]? {
        try await call(.get, "/api/states").list.first { state in
            let attributes = state["attributes"] as? [String: Any] ?? [:]
            let name = attributes["friendly_name"] as? String ?? ""
            return attributes["withings_key"] as? String == key && name.hasPrefix(person)
        }
    }
}
