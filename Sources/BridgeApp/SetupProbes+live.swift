import AsyncHTTPClient
import BridgeConfiguration
import Foundation
import HomeAssistantLink
import JSONDocument
import Logging
import MQTTLink
import NIOCore
import NIOHTTP1
import NIOPosix
import WebServer
import WebUI
import WithingsAPI
import WithingsModel

extension SetupProbes {
    /// Seconds that a try may take.
    private static let patience: Int64 = 8

    /// Tries the real Withings (or what `api_url` names, or, before there is one, `WITHINGS_BRIDGE_API_URL`), the real
    /// broker, and the address from outside.
    static func live(apiURL: @escaping @Sendable () -> String?, clock: any WallClock, logger: Logger) -> SetupProbes {
        SetupProbes(
            application: { clientID, clientSecret in
                var application = WithingsApplication(clientID: clientID, clientSecret: clientSecret)
                if let apiURL = apiURL() { application.apiURL = apiURL }
                let client = WithingsClient(application: application, transport: AsyncHTTPTransport(), clock: clock)
                do throws(WithingsError) {
                    _ = try await client.nonce()
                    return .accepted
                } catch {
                    switch error.code {
                    case .invalidParameters, .invalidGrant, .unauthenticated, .forbidden: return .refused
                    default: return .unreachable
                    }
                }
            },
            broker: { await broker($0, logger: logger) },
            address: { await address($0) },
            homeAssistant: { await homeAssistant($0, token: $1, logger: logger) }
        )
    }

    private static let unreachableHome = PlainFault(
        code: HomeAssistantFault.Code.unreachable.rawValue,
        message: "Home Assistant does not answer.",
        hint: "Check the address and the port."
    )
    private static let unreachableBroker = PlainFault(
        code: BrokerFault.Code.unreachable.rawValue,
        message: "The broker does not answer.",
        hint: "Check the address and the port."
    )

    private static func homeAssistant(_ url: String, token: String, logger: Logger) async -> HomeAssistant {
        guard let address = HomeAssistantAddress(url: url, token: token) else {
            return .failed(unreachableHome)
        }
        let link = WebSocketHomeAssistant(address: address, logger: logger)
        do {
            return try await withThrowingTaskGroup(of: HomeAssistant.self) { group in
                group.addTask { try await link.withSession { try await greet($0) } }
                group.addTask {
                    try await Task.sleep(for: .seconds(patience))
                    return .failed(unreachableHome)
                }
                defer { group.cancelAll() }
                return try await group.next() ?? .failed(unreachableHome)
            }
        } catch let fault as HomeAssistantFault {
            return .failed(PlainFault(fault))
        } catch {
            return .failed(unreachableHome)
        }
    }

    /// Statistics can only be written by an administrator, so the token has to be one's.
    private static func greet(_ session: any HomeAssistantSession) async throws -> HomeAssistant {
        guard try await session.call("auth/current_user")["is_admin"]?.bool == true else {
            return .failed(
                PlainFault(
                    code: HomeAssistantFault.Code.unauthorized.rawValue,
                    message: "The token is not an administrator's.",
                    hint: "Make one as a user who is an administrator of Home Assistant."
                )
            )
        }
        return await .connected(version: session.version)
    }

    private static func broker(_ entry: BrokerEntry, logger: Logger) async -> Broker {
        let link = MosquittoLink(
            address: BrokerAddress(
                host: entry.host,
                port: entry.port,
                username: entry.username,
                password: entry.password,
                clientID: "withings-bridge-try-\(UInt32.random(in: .min ... .max))"
            ),
            logger: logger
        )
        let events = await link.start(will: nil)
        let outcome = await withTaskGroup(of: Broker?.self) { group in
            group.addTask {
                for await event in events {
                    switch event {
                    case .connected: return .connected
                    case .disconnected(let fault): return .failed(PlainFault(fault))
                    case .message: continue
                    }
                }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(patience))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        await link.stop()
        return outcome ?? .failed(unreachableBroker)
    }

    private static func address(_ url: String) async -> Address {
        if let host = URL(string: url)?.host, await !isKnown(host) { return .unknownName }
        var request = HTTPClientRequest(url: url)
        request.method = .GET
        do {
            let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(patience))
            let isOurs = answer.headers.first(name: "server") == "withings-bridge"
            return isOurs && answer.status == .ok ? .reachesUs : .reachesOther(status: Int(answer.status.code))
        } catch {
            return .unreachable
        }
    }

    /// Whether a name has an address at all; what nobody knows is a typing error more often than a router's matter.
    private static func isKnown(_ host: String) async -> Bool {
        let resolved = try? await NIOThreadPool.singleton.runIfActive {
            try SocketAddress.makeAddressResolvingHost(host, port: 443)
        }
        return resolved != nil
    }
}
