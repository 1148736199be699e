import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Looks at the pages as the owner with a browser would: by a cookie.
struct PageVisitor {
    let url: String
    private var cookies: [String: String] = [:]
    /// Follows nobody, so that no cookie is missed on the way.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    init(_ url: String) { self.url = url }

    mutating func signIn() async throws {
        let page = try await get("/signin")
        guard let token = page.firstMatch(of: /name="form_token" value="([^"]+)"/)?.output.1 else {
            throw BridgeProcess.Failure(says: "no form to sign in: \(page.prefix(300))")
        }
        let form = "form_token=\(token)&username=owner&password=correct%20horse"
        _ = try await ask("/signin", form: form)
    }

    mutating func get(_ path: String, language: String = "en") async throws -> String {
        try await ask(path, language: language)
    }

    /// A file that the pages give away.
    mutating func bytes(_ path: String) async throws -> Data {
        Data(try await answer(path, form: nil, language: "en").readableBytesView)
    }

    private mutating func ask(_ path: String, form: String? = nil, language: String = "en") async throws -> String {
        String(buffer: try await answer(path, form: form, language: language))
    }

    private mutating func answer(_ path: String, form: String?, language: String) async throws -> ByteBuffer {
        var request = HTTPClientRequest(url: url + path)
        request.headers.add(name: "Accept-Language", value: language)
        request.headers.add(name: "Origin", value: url)
        if !cookies.isEmpty {
            request.headers.add(name: "Cookie", value: cookies.map { "\($0)=\($1)" }.joined(separator: "; "))
        }
        if let form {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: form))
        }
        let response = try await Self.client.execute(request, timeout: .seconds(20))
        for header in response.headers["set-cookie"] {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if pair.count == 2 { cookies[pair[0]] = pair[1] }
        }
        return try await response.body.collect(upTo: 64 * 1024 * 1024)
    }
}
