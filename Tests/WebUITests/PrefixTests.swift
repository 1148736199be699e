import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import TestSupport
import Testing
import WebServer

@testable import WebUI

@Suite("Behind a proxy with a path of its own")
struct PrefixTests {
    @Test(
        "Only a plain path counts as a prefix",
        arguments: [
            ("/bridge", "/bridge"), ("/api/hassio_ingress/Ab_-9~", "/api/hassio_ingress/Ab_-9~"),
            ("/bridge/", "/bridge"),
            ("/", ""), ("bridge", ""), ("//evil.example", ""), ("/a\"b", ""), ("/a b", ""), ("/../x", ""), (nil, ""),
            ("https://evil.example/", ""),
        ] as [(String?, String)]
    )
    func plain(_ sent: String?, _ expected: String) {
        #expect(PathPrefix.checked(sent) == expected)
    }

    @Test("Every address of a page has the prefix, and nothing that people wrote gets one")
    func addresses() {
        let page = #"<a href="/people/1">href=&quot;/x</a><form action="/sync"><img src="/a.svg"><a href="?x=1">"#
        #expect(
            PathPrefix.add("/p", toPage: page)
                == #"<a href="/p/people/1">href=&quot;/x</a><form action="/p/sync"><img src="/p/a.svg"><a href="?x=1">"#
        )
    }

    @Test("A trusted proxy's prefix is before links, redirects and cookies; anybody else's is not believed")
    func trusted() async throws {
        let router = WebRouter.make(logger: Logger(label: "test"), usesForwarded: true, trustedProxies: ["127.0.0.1"])
        TestPages.routes().add(to: router)
        let headers: HTTPFields = [.accept: "text/html", .xForwardedPrefix: "/bridge"]
        try await Application(router: router).test(.live) { client in
            try await client.execute(uri: "/setup", method: .get, headers: headers) { response in
                let page = String(buffer: response.body)
                #expect(page.contains(#"href="/bridge/static/app.css"#))
                #expect(page.contains(#"action="/bridge/setup""#))
                #expect(page.contains(#"data-base="/bridge""#))
                #expect(page.firstMatch(of: /(href|src|action)="\/(?!bridge\/)/) == nil)
                #expect(response.headers[.setCookie] == nil)
                #expect(response.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            }
            try await client.execute(uri: "/signin", method: .get, headers: headers) {
                #expect($0.headers[.location] == "/bridge/setup")
            }
            let ingress: HTTPFields = [.xIngressPath: "/api/hassio_ingress/abc"]
            try await client.execute(uri: "/setup", method: .get, headers: ingress) {
                #expect(String(buffer: $0.body).contains(#"action="/api/hassio_ingress/abc/setup""#))
                #expect($0.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'self'") == true)
            }
        }
        let closed = WebRouter.make(logger: Logger(label: "test"), usesForwarded: true, trustedProxies: ["10.0.0.1"])
        TestPages.routes().add(to: closed)
        try await Application(router: closed).test(.live) { client in
            try await client.execute(uri: "/setup", method: .get, headers: headers) {
                #expect(!String(buffer: $0.body).contains("/bridge"))
            }
        }
    }

    @Test("The pages can be put on a telephone's home screen, under any prefix")
    func manifest() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            try await client.execute(uri: "/manifest.webmanifest", method: .get) {
                #expect($0.headers[.contentType] == "application/manifest+json")
                #expect(String(buffer: $0.body).contains(#""start_url":"./""#))
            }
            for name in ["icon-192.png", "icon-512.png"] {
                try await client.execute(uri: "/static/\(name)", method: .get) {
                    #expect($0.headers[.contentType] == "image/png")
                    #expect(Array($0.body.readableBytesView.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
                }
            }
        }
    }
}
