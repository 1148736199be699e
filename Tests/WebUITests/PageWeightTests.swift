import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import WebUI

@Suite("What a page of ten years weighs")
struct PageWeightTests {
    @Test(
        "A page of charts, with its scripts, styles, numbers and pictures, stays under 120 kB",
        arguments: [("sleep", "all"), ("sleep", "365d"), ("activity", "all")]
    )
    func weight(_ page: String, _ span: String) async throws {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            browser.takesGzip = true
            func packed(_ address: String) async throws -> (bytes: Int, text: String) {
                let answer = try await browser.get(address, client)
                #expect(answer.status == .ok, "\(address)")
                let bytes =
                    answer.headers[.contentEncoding] == nil ? Gzip.packed(Array(answer.body.readableBytesView)) : nil
                return (bytes?.count ?? answer.body.readableBytes, String(buffer: answer.body))
            }
            let address = "/people/1001/\(page)?span=\(span)"
            let (weight, text) = try await packed(address)
            let files = text.matches(of: /(?:href|src)="(\/static\/[^"]+\.(?:css|js)[^"]*)"/)
            var rest = Set(files.map { String($0.1) })
            #expect(rest.count == 5)
            rest.insert("/people/1001/\(page)/charts.json?span=\(span)")
            for picture in text.matches(of: /data-picture="([^"]+)"/) { rest.insert("\(picture.1)&width=340") }
            var total = weight
            for part in rest { total += try await packed(part.replacing("&amp;", with: "&")).bytes }
            #expect(total < 120_000, "\(address) weighs \(total) bytes")
        }
    }
}
