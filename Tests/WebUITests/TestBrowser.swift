import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing
import WebServer

@testable import WebUI

/// A browser that has been shown a form.
struct TestBrowser {
    var cookies: [String: String] = [:]
    var token = ""
    /// What a proxy says stands before every path.
    var prefix: String?
    /// What its owner prefers to read.
    var language: String?
    /// The page that a form stands on.
    var referer: String?
    /// Whether it takes gzip, as every real one does.
    var takesGzip = false

    var headers: HTTPFields {
        var headers: HTTPFields = [
            .cookie: cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "),
            .contentType: TestPages.formType, .accept: "text/html",
        ]
        headers[.xForwardedPrefix] = prefix
        headers[.acceptLanguage] = language
        headers[.referer] = referer
        if takesGzip { headers[.acceptEncoding] = "gzip" }
        return headers
    }

    mutating func see(_ response: TestResponse) {
        for line in response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        let page = String(buffer: response.body)
        if let match = page.firstMatch(of: /name="form_token" value="([^"]+)"/) { token = String(match.output.1) }
    }

    mutating func get(_ path: String, _ client: some TestClientProtocol) async throws -> TestResponse {
        let response = try await client.execute(uri: path, method: .get, headers: headers)
        see(response)
        return response
    }

    mutating func post(_ path: String, _ form: String, _ client: some TestClientProtocol) async throws -> TestResponse {
        let body = ByteBuffer(string: "form_token=\(token)&\(form)")
        let response = try await client.execute(uri: path, method: .post, headers: headers, body: body)
        see(response)
        return response
    }

    /// Makes the owner account and is signed in.
    mutating func becomeOwner(_ client: some TestClientProtocol) async throws {
        _ = try await get("/setup", client)
        let form = "name=Ada&username=ada&password=12345678&repeated=12345678"
        let response = try await post("/setup", form, client)
        #expect(response.status == .seeOther)
        #expect(response.headers[.setCookie]?.contains("HttpOnly; SameSite=Lax") == true)
    }
}
