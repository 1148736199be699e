import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing
import WebServer

/// Somebody who talks to the API as a script does.
struct Visitor: Sendable {
    let client: any TestClientProtocol
    var token: String?
    var refreshToken: String?

    static let id = "http://client.test/"
    static let user: JSONValue = [
        "name": "Anna", "username": "anna", "password": "secret", "client_id": .string(id), "language": "en",
    ]

    struct Answer {
        var status: Int
        var text: String
        var headers: HTTPFields
        var json: JSONValue { JSONReader.value(Array(text.utf8)) ?? .null }
    }

    init(client: any TestClientProtocol) {
        self.client = client
    }

    /// Makes the owner account and exchanges the code.
    mutating func signUp() async throws {
        let code = try #require(try await post("/api/onboarding/users", Self.user).json["auth_code"]?.string)
        let tokens = try await form(
            "/auth/token",
            "grant_type=authorization_code&client_id=http%3A%2F%2Fclient.test%2F&code=\(code)"
        ).json
        token = try #require(tokens["access_token"]?.string)
        refreshToken = try #require(tokens["refresh_token"]?.string)
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }
    func delete(_ path: String) async throws -> Answer { try await send(.delete, path) }
    func post(_ path: String, _ json: JSONValue) async throws -> Answer {
        try await send(.post, path, body: ByteBuffer(bytes: json.bytes))
    }
    func post(_ path: String, text: String = "") async throws -> Answer {
        try await send(.post, path, body: ByteBuffer(string: text))
    }
    func form(_ path: String, _ fields: String) async throws -> Answer {
        try await send(
            .post,
            path,
            body: ByteBuffer(string: fields),
            type: "application/x-www-form-urlencoded",
            bearer: nil
        )
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: ByteBuffer? = nil,
        type: String = "application/json"
    ) async throws -> Answer {
        try await send(method, path, body: body, type: type, bearer: token)
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: ByteBuffer?,
        type: String,
        bearer: String?
    ) async throws -> Answer {
        var headers: HTTPFields = [.contentType: type]
        if let bearer { headers[.authorization] = "Bearer \(bearer)" }
        let response = try await client.execute(uri: path, method: method, headers: headers, body: body)
        return Answer(
            status: response.status.code,
            text: String(buffer: response.body),
            headers: response.headers
        )
    }
}

/// A JSON document written in a test.
func json(_ text: String) -> JSONValue { JSONReader.value(Array(text.utf8)) ?? "not JSON" }
