import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Brings requests to the cloud and its answers back.
struct CloudResponder: HTTPResponder {
    static let cookieName = "simulated_withings"

    let cloud: SimulatedCloud
    /// Whether visitors may let things happen; only the demo lets them.
    var isSteerable = false

    func respond(to request: Request, context: CloudContext) async throws -> Response {
        let body = try await request.body.collect(upTo: 1_048_576)
        let form = FormFields.decode(String(buffer: body))
        let query = FormFields.decode(request.uri.query ?? "")
        switch (request.method, request.uri.path) {
        case (.get, ConsentPage.path), (.head, ConsentPage.path):
            return await consent(request, query, decision: nil)
        case (.post, ConsentPage.path):
            return await consent(request, form, decision: form["decision"] ?? "")
        case (.get, "/logout"):
            return await signOut(request, query)
        case (.get, "/") where isSteerable, (.get, SteeringPage.path) where isSteerable:
            let words = ConsentWords.forHeader(request.headers[.acceptLanguage])
            let done = query["done"].flatMap(SteeringDeed.init)
            return Self.html(await cloud.steeringPage(done: done, words: words))
        case (.post, SteeringPage.path) where isSteerable:
            return await steer(form)
        case (.get, "/"):
            let words = ConsentWords.forHeader(request.headers[.acceptLanguage])
            return html("<h1>Withings</h1><p>\(HTML.escape(words.simulated))</p>", words)
        case (.get, let path) where path.hasPrefix(DisconnectPage.prefix):
            return await disconnect(request, query, confirmed: false)
        case (.post, let path) where path.hasPrefix(DisconnectPage.prefix):
            return await disconnect(request, form, confirmed: true)
        case (.get, let path), (.post, let path):
            guard SimulatedCloud.paths.contains(path) else { return Self.plain(.notFound, "Not found") }
            let call = CloudRequest(
                method: request.method.rawValue,
                path: path,
                parameters: query.merging(form) { $1 },
                bearer: bearer(request)
            )
            return try await deliver(await cloud.answer(call), over: context.channel)
        default:
            return Self.plain(.methodNotAllowed, "Method not allowed")
        }
    }

    private func steer(_ form: [String: String]) async -> Response {
        guard let deed = form["deed"].flatMap(SteeringDeed.init), let userID = form["userid"].flatMap({ Int64($0) })
        else { return Self.plain(.badRequest, "No such deed") }
        await cloud.perform(deed, on: userID)
        return Response(status: .seeOther, headers: [.location: SteeringPage.path + "?done=" + deed.rawValue])
    }

    private func bearer(_ request: Request) -> String? {
        guard let value = request.headers[.authorization], value.lowercased().hasPrefix("bearer ") else { return nil }
        return String(value.dropFirst(7).drop { $0 == " " })
    }

    private func consent(_ request: Request, _ parameters: [String: String], decision: String?) async -> Response {
        let words = ConsentWords.forHeader(request.headers[.acceptLanguage])
        let outcome = await cloud.consent(
            parameters,
            session: request.cookies[Self.cookieName]?.value,
            decision: decision,
            words: words
        )
        var response: Response
        switch outcome {
        case .refused(let fault):
            return Self.json(fault.bytes, status: .badRequest)
        case .page(let page, let session):
            response = Self.html(page)
            response.setCookie(Self.cookie(session))
        case .redirect(let location, let session):
            response = Response(status: .found, headers: [.location: location, .cacheControl: "no-store"])
            response.setCookie(Self.cookie(session))
        }
        return response
    }

    private static func cookie(_ session: String) -> Cookie {
        Cookie(name: cookieName, value: session, path: "/", httpOnly: true, sameSite: .lax)
    }

    private func disconnect(_ request: Request, _ parameters: [String: String], confirmed: Bool) async -> Response {
        let page = await cloud.disconnect(
            clientID: String(request.uri.path.dropFirst(DisconnectPage.prefix.count)),
            parameters,
            confirmed: confirmed,
            words: ConsentWords.forHeader(request.headers[.acceptLanguage])
        )
        guard let page else { return Self.plain(.notFound, "Not found") }
        return Self.html(page)
    }

    /// Signs out and goes on to the consent page in `r`, and to no other place.
    private func signOut(_ request: Request, _ query: [String: String]) async -> Response {
        await cloud.signOut(session: request.cookies[Self.cookieName]?.value)
        if let wanted = query["r"], let range = wanted.range(of: ConsentPage.path + "?") {
            return Response(status: .found, headers: [.location: String(wanted[range.lowerBound...])])
        }
        let words = ConsentWords.forHeader(request.headers[.acceptLanguage])
        return html("<h1>\(HTML.escape(words.signedOut))</h1>", words)
    }

    private func html(_ body: String, _ words: ConsentWords) -> Response {
        Self.html(HTML.page(language: words.language, title: "Withings", body: body))
    }

    static func html(_ page: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page))
        )
    }

    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    static func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n"))
        )
    }
}
