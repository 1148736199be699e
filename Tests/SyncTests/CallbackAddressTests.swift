import Store
import TestSupport
import Testing
import WithingsModel

@testable import Sync

@Suite("The address that Withings notifies") struct CallbackAddressTests {
    private static let cloud = "https://wbsapi.withings.net"

    private func code(_ base: String, api: String = cloud, wanted: Bool? = nil) -> String {
        do throws(CallbackAddress.Refusal) {
            return try CallbackAddress(base: base, secret: "s3cret", apiURL: api, isWanted: wanted).url
        } catch {
            #expect(error.message.hasSuffix(".") && error.hint.hasSuffix("."))
            return error.code
        }
    }

    @Test(
        "a public https name on port 443 or 80 is one",
        arguments: ["https://home.example.org", "https://home.example.org:443", "https://home.example.org:80/a"]
    )
    func allowed(base: String) {
        #expect(code(base) == base + "/api/webhook/s3cret")
        #expect(code(base, wanted: true) == base + "/api/webhook/s3cret")
        #expect(code(base, wanted: false) == "not_wanted")
    }

    @Test(
        "everything that Withings refuses is not even tried",
        arguments: [
            ("http://home.example.org", "not_secure"), ("https://home.example.org:8123", "wrong_port"),
            ("https://192.168.1.10", "not_reachable"), ("https://[2001:db8::1]", "not_reachable"),
            ("https://localhost:8123", "not_reachable"), ("http://127.0.0.1:8123", "not_reachable"),
            ("https://bridge", "not_reachable"), ("https://bridge.local", "not_reachable"),
            ("ftp://home.example.org", "not_secure"), ("home.example.org", "unsuitable_address"),
            ("https://a:b@home.example.org", "unsuitable_address"), ("", "unsuitable_address"),
            ("https://" + String(repeating: "a.", count: 120) + "org", "address_too_long"),
        ]
    )
    func refused(base: String, expected: String) { #expect(code(base) == expected) }

    @Test("this very machine only where the cloud is not Withings' own")
    func loopback() {
        #expect(
            code("http://localhost:8123", api: "http://127.0.0.1:9000") == "http://localhost:8123/api/webhook/s3cret"
        )
        #expect(code("http://127.0.0.1:8123", api: "http://cloud.test").hasPrefix("http://127"))
        #expect(code("http://[::1]:8123", api: "http://cloud.test").hasPrefix("http://[::1]"))
        #expect(code("http://localhost:8123", api: "https://wbsapi.us.withingsmed.net") == "not_reachable")
        #expect(code("http://10.0.0.5:8123", api: "http://cloud.test") == "not_secure")
    }

    @Test(
        "is compared as it is meant, not as it is written",
        arguments: [
            "https://home.example.org/api/webhook/s3cret", "https://home.example.org/api/webhook/s3cret/",
            "HTTPS://Home.Example.org/api/webhook/s3cret", "https://home.example.org:443/api/webhook/s3cret",
        ]
    )
    func normalised(other: String) throws {
        let address = try CallbackAddress(
            base: "https://home.example.org",
            secret: "s3cret",
            apiURL: Self.cloud,
            isWanted: nil
        )
        #expect(address.isSame(as: other))
        #expect(!address.isSame(as: other.replacing("s3cret", with: "S3cret")))
        #expect(!address.isSame(as: "https://home.example.org:8443/api/webhook/s3cret"))
    }

    @Test("its secret is long, kept sealed, and the same after a restart; another key makes another one")
    func secret() async throws {
        let store = MemoryStore()
        let box = SecretBox(key: [UInt8](repeating: 7, count: 32))
        let secret = try await WebhookSecret.load(from: store, box: box)
        #expect(secret.count == 64 && secret.allSatisfy(\.isHexDigit))
        #expect(try await WebhookSecret.load(from: store, box: box) == secret)
        let kept = try await store.documents(in: "push").values.flatMap { $0 }
        #expect(!String(decoding: kept, as: UTF8.self).contains(secret))
        let other = SecretBox(key: [UInt8](repeating: 8, count: 32))
        #expect(try await WebhookSecret.load(from: store, box: other) != secret)
    }

    @Test("that an earlier version wrote down readably gives way to a new one, and only what it is known by stays")
    func exposed() async throws {
        let store = MemoryStore()
        let box = SecretBox(key: [UInt8](repeating: 7, count: 32))
        let old = try await WebhookSecret.load(from: store, box: box)
        let address = "https://home.example.org/api/webhook/" + old
        let user = WithingsUserID(rawValue: 7)
        let written = #"{"notifiedAt":{"1":5},"addresses":["\#(address)"]}"#
        try await store.saveDocument(Array(written.utf8), "\(user)", in: "push_accounts")
        let new = try await WebhookSecret.load(from: store, box: box)
        #expect(new != old)
        #expect(try await WebhookSecret.load(from: store, box: box) == new)
        let kept = String(decoding: try await store.document("\(user)", in: "push_accounts") ?? [], as: UTF8.self)
        #expect(!kept.contains(old) && !kept.contains("webhook"))
        let memory = try await PushMemory.read(of: user, from: store)
        #expect(memory == PushMemory(notifiedAt: [1: 5], prints: [AddressPrint(of: address + "/")]))
    }

    @Test("opens to the secret and to nothing else")
    func opens() {
        let webhook = Webhook(base: "https://a.org", secret: "abc", apiURL: Self.cloud, isWanted: nil)
        #expect(webhook.opens(to: "abc"))
        for wrong in ["", "ab", "abcd", "abd", "ABC", "abc/"] { #expect(!webhook.opens(to: wrong)) }
        #expect(!Webhook.none.opens(to: ""))
    }
}
