import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import SimulatedCloud
import TestSupport

/// Speaks HTTP to the cloud in plain words, without the bridge's own client.
struct RawClient {
    let running: RunningCloud

    struct Answer {
        var code: Int
        var headers: HTTPHeaders
        var bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }

        /// The answer as a JSON object.
        func json() throws -> [String: Any] {
            try (JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]) ?? [:]
        }

        func status() throws -> Int? { try json()["status"] as? Int }
        func error() throws -> String? { try json()["error"] as? String }
        func body() throws -> [String: Any] { (try json()["body"] as? [String: Any]) ?? [:] }

        func rows(_ name: String) throws -> [[String: Any]] { (try body()[name] as? [[String: Any]]) ?? [] }
    }

    static let redirect = "http://127.0.0.1:8123/auth/external/callback"
    static let allScopes = "user.info,user.metrics,user.activity,user.sleepevents"

    func authorizeURL(
        state: String = "abc",
        scope: String = allScopes,
        redirect: String = redirect,
        clientID: String = "demo-client-id"
    ) -> String {
        running.url + "/oauth2_user/authorize2?response_type=code&client_id=\(clientID)&state=\(state)&scope="
            + Self.escape(scope) + "&redirect_uri=" + Self.escape(redirect)
    }

    /// Goes through consent and gives the code of the redirect.
    func code(person: String? = nil, scopes: Set<String>? = nil) async throws -> String {
        let location = try await running.approve(authorizeURL: authorizeURL(), person: person, scopes: scopes)
        return try Self.query(location)["code"].orFail("no code in \(location)")
    }

    /// The body of a successful code exchange.
    func link(person: String? = nil, scopes: Set<String>? = nil) async throws -> [String: Any] {
        let answer = try await exchange(code(person: person, scopes: scopes))
        guard try answer.status() == 0 else { throw Missing(what: answer.text) }
        return try answer.body()
    }

    func accessToken(person: String? = nil, scopes: Set<String>? = nil) async throws -> String {
        try (await link(person: person, scopes: scopes)["access_token"] as? String).orFail("no access token")
    }

    func exchange(_ code: String, redirect: String = redirect, secret: String = "demo-client-secret") async throws
        -> Answer
    {
        try await post(
            "/v2/oauth2",
            [
                "action": "requesttoken", "grant_type": "authorization_code", "client_id": "demo-client-id",
                "client_secret": secret, "code": code, "redirect_uri": redirect,
            ]
        )
    }

    func refresh(_ token: String) async throws -> Answer {
        try await post(
            "/v2/oauth2",
            [
                "action": "requesttoken", "grant_type": "refresh_token", "client_id": "demo-client-id",
                "client_secret": "demo-client-secret", "refresh_token": token,
            ]
        )
    }

    func post(_ path: String, _ fields: [String: String], token: String? = nil) async throws -> Answer {
        var request = HTTPClientRequest(url: running.url + path)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        let form = fields.map { "\(Self.escape($0.key))=\(Self.escape($0.value))" }.joined(separator: "&")
        request.body = .bytes(ByteBuffer(string: form))
        return try await send(request)
    }

    func get(_ path: String, language: String? = nil) async throws -> Answer {
        var request = HTTPClientRequest(url: running.url + path)
        if let language { request.headers.add(name: "accept-language", value: language) }
        return try await send(request)
    }

    /// All rows of a list, page after page, and how many pages there were.
    func everything(
        _ path: String,
        _ fields: [String: String],
        rows name: String,
        token: String
    ) async throws -> (rows: [[String: Any]], pages: Int) {
        var rows: [[String: Any]] = []
        var fields = fields
        for page in 1...100 {
            let answer = try await post(path, fields, token: token)
            guard try answer.status() == 0 else { throw Missing(what: answer.text) }
            let body = try answer.body()
            rows += try answer.rows(name)
            let more = (body["more"] as? Bool) ?? ((body["more"] as? Int) == 1)
            guard more, let offset = body["offset"] as? Int else { return (rows, page) }
            fields["offset"] = String(offset)
        }
        throw Missing(what: "The list does not end")
    }

    private func send(_ request: HTTPClientRequest) async throws -> Answer {
        let response = try await CloudBrowser.withoutRedirects.execute(request, timeout: .seconds(20))
        let body = try await response.body.collect(upTo: 64 << 20)
        return Answer(code: Int(response.status.code), headers: response.headers, bytes: Array(body.readableBytesView))
    }

    static func query(_ address: String) -> [String: String] {
        let items = URLComponents(string: address)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
    }

    static func escape(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
