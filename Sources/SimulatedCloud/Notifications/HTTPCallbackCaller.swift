import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Reaches callbacks over HTTP and follows no redirect.
struct HTTPCallbackCaller: CallbackCaller {
    /// A callback that takes longer has failed.
    static let patience = TimeAmount.seconds(2)

    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    func head(_ url: String) async -> Int? {
        await status(of: url, .HEAD, form: nil)
    }

    func post(_ url: String, form: String) async -> Int? {
        await status(of: url, .POST, form: form)
    }

    private func status(of url: String, _ method: HTTPMethod, form: String?) async -> Int? {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers.add(name: "user-agent", value: "Withings Webservice Client (simulated)")
        if let form {
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: form))
        }
        guard let response = try? await Self.client.execute(request, timeout: Self.patience) else { return nil }
        _ = try? await response.body.collect(upTo: 65_536)
        return Int(response.status.code)
    }
}
