import Foundation
import TestSupport
import Testing
import WithingsAPI

@Suite("The guide of the library")
struct GuideTests {
    @Test("Every piece of Swift in Docs/library.md is compiled with these tests")
    func compiled() throws {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        let guide = try String(contentsOf: root.appendingPathComponent("Docs/library.md"), encoding: .utf8)
        let examples = try String(contentsOf: here.appendingPathComponent("GuideExamples.swift"), encoding: .utf8)
        let pieces = guide.components(separatedBy: "```swift\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(pieces.count >= 8)
        for piece in pieces { #expect(examples.contains(piece)) }
    }

    @Test("The guide's advice fits the errors")
    func advice() async throws {
        let client = WithingsClient.scripted(ScriptedTransport(json: #"{"status":401,"body":{}}"#))
        let error = try #require(
            await #expect(throws: WithingsError.self) {
                try await lastNights(client, until: LocalDay(daysSinceEpoch: 1), accessToken: "t")
            }
        )
        guard case .refreshAndRepeat = nextStep(after: error) else {
            Issue.record("A refused access token should be refreshed.")
            return
        }
    }

    @Test("Following changes gives the largest modified that came")
    func following() async throws {
        let transport = ScriptedTransport(
            json:
                #"{"status":0,"body":{"measuregrps":[{"grpid":1,"date":1,"modified":50},{"grpid":2,"date":1,"modified":40}]}}"#
        )
        #expect(try await changes(WithingsClient.scripted(transport), since: 10, accessToken: "t") == 50)
        #expect(transport.requests.first?.fields["lastupdate"] == "10")
    }
}
