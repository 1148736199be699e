import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A browser with a cookie jar that fills in the consent page as a person does.
package actor CloudBrowser {
    /// A page that was not what a person would expect.
    package struct Surprise: Error, CustomStringConvertible {
        package var description: String
    }

    private let client: HTTPClient
    private var cookies: [String: String] = [:]

    package init(client: HTTPClient = CloudBrowser.withoutRedirects) {
        self.client = client
    }

    /// Follows no redirect, so that each can be looked at.
    package static let withoutRedirects: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// Opens the consent page, chooses the person (by name or user id) and the scopes, and sends the form.
    ///
    /// - Parameters:
    ///   - person: nil for whoever the page has chosen already.
    ///   - scopes: which ticks to leave; nil for all.
    /// - Returns: the address that the browser is sent to, which is not followed.
    package func approve(_ authorizeURL: String, person: String? = nil, scopes: Set<String>? = nil) async throws
        -> String
    {
        try await answer(authorizeURL, person: person, scopes: scopes, decision: "allow")
    }

    /// As ``approve(_:person:scopes:)``, but presses Deny.
    package func deny(_ authorizeURL: String) async throws -> String {
        try await answer(authorizeURL, person: nil, scopes: nil, decision: "deny")
    }

    /// Signs out of the cloud that the address belongs to.
    package func signOut(_ cloudURL: String) async throws {
        _ = try await page(cloudURL + "/logout")
    }

    /// A page as the browser gets it, after at most five redirects within the cloud.
    package func page(_ address: String, language: String = "en") async throws -> String {
        var address = address
        for _ in 0..<5 {
            let (response, body) = try await send(HTTPClientRequest(url: address), language: language)
            switch response.status.code {
            case 200: return body
            case 301...308:
                guard let location = response.headers.first(name: "location"),
                    let next = URL(string: location, relativeTo: URL(string: address))
                else { throw Surprise(description: "A redirect without a place to go to") }
                address = next.absoluteString
            default: throw Surprise(description: "HTTP \(response.status.code): \(body.prefix(300))")
            }
        }
        throw Surprise(description: "More than five redirects")
    }

    private func answer(
        _ address: String,
        person: String?,
        scopes: Set<String>?,
        decision: String
    ) async throws -> String {
        var form = CloudConsentForm(html: try await page(address))
        if let person, !form.offers(person) {
            guard let link = form.chooseAnother, let next = URL(string: link, relativeTo: URL(string: address)) else {
                throw Surprise(description: "The page does not offer \(person)")
            }
            form = CloudConsentForm(html: try await page(next.absoluteString))
        }
        var fields = form.hidden
        guard let member = person.map({ form.member($0) }) ?? form.chosenMember else {
            throw Surprise(description: "The page does not offer \(person ?? "anybody")")
        }
        fields["selecteduser"] = member
        for scope in form.scopes where scopes?.contains(scope) ?? true { fields["grant:" + scope] = "1" }
        fields["decision"] = decision
        guard let action = URL(string: form.action, relativeTo: URL(string: address)) else {
            throw Surprise(description: "The form leads nowhere")
        }
        var request = HTTPClientRequest(url: action.absoluteString)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: CloudConsentForm.encode(fields)))
        let (response, body) = try await send(request, language: "en")
        guard response.status == .found, let location = response.headers.first(name: "location") else {
            throw Surprise(description: "No redirect but HTTP \(response.status.code): \(body.prefix(300))")
        }
        return location
    }

    private func send(_ request: HTTPClientRequest, language: String) async throws -> (HTTPClientResponse, String) {
        var request = request
        request.headers.add(name: "accept-language", value: language)
        if !cookies.isEmpty {
            let jar = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            request.headers.add(name: "cookie", value: jar)
        }
        let response = try await client.execute(request, timeout: .seconds(20))
        for line in response.headers["set-cookie"] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        let body = try await response.body.collect(upTo: 1 << 20)
        return (response, String(buffer: body))
    }
}
