import Linking
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct PastedAddressTests {
    private let bench = LinkingBench()

    @Test(
        "a pasted address works on any host, whole or in part, with blanks around",
        arguments: [
            "http://localhost:8123/auth/external/callback?QUERY", "  https://other.example/x?QUERY#top \n", "?QUERY",
            "QUERY", "<http://192.168.1.2:8123/auth/external/callback?QUERY>", "\"/auth/external/callback?QUERY\"",
        ]
    )
    func anyHost(form: String) async throws {
        let flow = try await bench.desk.begin()
        let redirect = try await bench.approve(flow, as: LinkingBench.anna)
        let query = redirect.address.split(separator: "?")[1]
        let approved = try await bench.desk.callback(pastedAddress: form.replacing("QUERY", with: query))
        guard case .chooseProfile = approved.step else { return #expect(Bool(false), "no choice") }
    }

    @Test(
        "something else that is pasted is named for what it is",
        arguments: [
            ("", LinkAbort.Code.missingState), ("   ", .missingState), ("hello", .missingState),
            ("http://localhost:8123/", .missingState), ("https://example.com/?a=b", .missingState),
            ("https://bridge.test/auth/external/callback?code=abc", .missingState),
            ("https://bridge.test/auth/external/callback?state=abc&code=abc", .invalidState),
        ]
    )
    func wrongThings(text: String, code: LinkAbort.Code) async throws {
        await bench.refused(code) { () async throws(LinkAbort) in
            try await bench.desk.callback(pastedAddress: text)
        }
    }

    @Test("the address of the consent page itself is told apart")
    func consentPage() async throws {
        let flow = try await bench.desk.begin()
        guard case .consent(let links) = flow.step else { return #expect(Bool(false), "no consent") }
        await bench.refused(.missingCode) { () async throws(LinkAbort) in
            try await bench.desk.callback(pastedAddress: links.authorizeURL)
        }
        #expect(await bench.desk.flow(flow.id)?.step == flow.step)
    }
}
