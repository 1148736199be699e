import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import WebServer

@Suite("Before there is an owner")
struct HostTests {
    private let middleware = HostMiddleware(addresses: ["http://bridge.corp.example:8123"]) { false }

    @Test(
        "names open the program that a stranger cannot have, and none under which the world reaches it",
        arguments: [
            ("localhost:8123", true), ("127.0.0.1:8123", true), ("[::1]:8123", true), ("192.168.1.5", true),
            ("raspberrypi", true), ("raspberrypi.local", true), ("bridge.fritz.box.", true),
            // The internal_url.
            ("bridge.corp.example", true),
            ("bridge.example.org", false), ("203.0.113.5:8123", false), ("machine.tailnet.ts.net", false),
            ("[2001:db8::1]", false),
        ]
    )
    func names(authority: String, isGood: Bool) {
        #expect(middleware.isGood(authority) == isGood)
    }

    @Test(
        "nobody gets in by whatever a proxy or tunnel says of somebody outside, or of nobody",
        arguments: [
            ["X-Forwarded-For: 203.0.113.9"], ["X-Forwarded-For: 203.0.113.9:51234"],
            ["X-Forwarded-For: [2001:db8::9]:443"],
            ["X-Forwarded-For: unknown"], ["X-Forwarded-For: "], ["X-Forwarded-For: 127.0.0.1, 203.0.113.9"],
            ["X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 127.0.0.1"],
            ["X-Forwarded-For: 127.0.0.1", "CF-Connecting-IP: 203.0.113.9"],
            ["X-Forwarded-For: 192.168.1.9", "X-Real-IP: 203.0.113.9"], ["X-Forwarded-For: 100.64.1.2"],
            ["Forwarded: for=203.0.113.9;proto=https"], ["Forwarded: for=\"[2001:db8::1]:4711\""],
            ["Forwarded: for=_hidden"],
            ["Forwarded: by=10.0.0.1;for=203.0.113.9"], ["Forwarded: for=10.0.0.1, for=203.0.113.9"],
            ["Forwarded: proto=https"],
            ["True-Client-IP: 203.0.113.9"], ["X-Client-IP: 203.0.113.9"], ["Fastly-Client-IP: 203.0.113.9"],
            ["X-Forwarded-Host: bridge.example.org"], ["X-Forwarded-Proto: https"], ["Via: 1.1 proxy"],
            ["CF-Ray: 1-FRA"],
            ["Tailscale-User-Login: somebody@example.org"],
        ]
    )
    func fromAfar(lines: [String]) {
        #expect(middleware.comesFromAfar(Self.request(lines)))
    }

    @Test(
        "somebody in this network gets in, by a proxy or not",
        arguments: [
            [], ["X-Forwarded-For: 192.168.1.9"], ["X-Forwarded-For: 192.168.1.9:5000", "X-Forwarded-Proto: https"],
            ["Forwarded: for=192.168.1.9;by=203.0.113.1"], ["Forwarded: for=\"[fd00::1]:4711\""],
            ["X-Forwarded-For: ::ffff:192.168.1.2", "X-Real-IP: 192.168.1.2"],
        ]
    )
    func fromHere(lines: [String]) {
        #expect(!middleware.comesFromAfar(Self.request(lines)))
    }

    private static func request(_ lines: [String]) -> Request {
        var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/setup")
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard let name = HTTPField.Name(String(parts[0])) else { continue }
            head.headerFields.append(
                HTTPField(name: name, value: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
            )
        }
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }
}
