import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import WithingsModel

/// The real network, through AsyncHTTPClient.
///
/// An answer may be gzip-compressed, is read up to a limit, and must keep coming: connecting may take ten seconds,
/// silence thirty, everything together five minutes.
public struct AsyncHTTPTransport: HTTPTransport {
    static let longestTime = 300.0

    let client: HTTPClient
    let maximumBytes: Int
    let clock: any WallClock

    /// - Parameters:
    ///   - client: ``defaultClient`` or one of your own; redirects should not be followed, and time-outs are its matter.
    ///   - maximumBytes: what an answer may hold when unpacked.
    public init(
        client: HTTPClient = defaultClient,
        maximumBytes: Int = WithingsClient.maximumAnswerBytes,
        clock: any WallClock = SystemWallClock()
    ) {
        self.client = client
        self.maximumBytes = maximumBytes
        self.clock = clock
    }

    /// A client for the whole life of the program, which need not be shut down.
    public static let defaultClient = HTTPClient(
        eventLoopGroup: HTTPClient.defaultEventLoopGroup,
        configuration: defaultConfiguration()
    )

    /// The settings of ``defaultClient``, for a client with changes.
    ///
    /// - Parameter limit: bytes up to which an answer is unpacked; one that holds more is given up on the way.
    public static func defaultConfiguration(
        unpackingUpTo limit: Int = WithingsClient.maximumAnswerBytes
    ) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10), read: .seconds(30), write: .seconds(30)),
            connectionPool: .init(idleTimeout: .seconds(30), concurrentHTTP1ConnectionsPerHostSoftLimit: 4),
            decompression: .enabled(limit: .size(limit))
        )
        configuration.httpVersion = .http1Only
        // A refused connection is an answer; whether and when to try again is for those who ask.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    public func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        for header in headers { request.headers.add(name: header.name, value: header.value) }
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Accept-Encoding", value: "gzip")
        request.body = .bytes(body)
        do {
            let start = clock.uptime
            let response = try await client.execute(request, timeout: .seconds(Int64(Self.longestTime)))
            return HTTPAnswer(
                status: Int(response.status.code),
                contentType: response.headers.first(name: "content-type"),
                retryAfter: response.headers.first(name: "retry-after").flatMap {
                    RetryAfter($0, now: clock.now)?.seconds
                },
                body: try await read(response, since: start)
            )
        } catch let error as WithingsError {
            throw error
        } catch {
            throw Task.isCancelled ? .cancelledRequest : .transport(error, limit: maximumBytes)
        }
    }

    private func read(_ response: HTTPClientResponse, since start: Double) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        if let length = response.headers.first(name: "content-length").flatMap(Int.init) {
            if length > maximumBytes { throw WithingsError.tooLarge(maximumBytes) }
            bytes.reserveCapacity(max(0, length))
        }
        for try await part in response.body {
            if bytes.count + part.readableBytes > maximumBytes { throw WithingsError.tooLarge(maximumBytes) }
            bytes.append(contentsOf: part.readableBytesView)
            if clock.uptime - start > Self.longestTime { throw HTTPClientError.deadlineExceeded }
        }
        return bytes
    }
}
