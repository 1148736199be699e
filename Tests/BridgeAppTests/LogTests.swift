import Foundation
import Logging
import TestSupport
import Testing

@testable import BridgeApp

@Suite("The log")
struct LogTests {
    private func line(_ form: BridgeLogHandler.Form, _ log: (Logger) -> Void) -> String {
        let lines = Guarded<[String]>([])
        let logger = Logger(label: "withings-bridge.http") { label in
            BridgeLogHandler(label: label, form: form, now: { 1_795_445_425.25 }) { line in
                lines.with { $0.append(line) }
            }
        }
        log(logger)
        return lines.with { $0.joined() }
    }

    @Test("is one line per event, with values as words")
    func text() {
        let text = line(.text) { $0.info("Answered a request.", metadata: ["path": "/api/states", "status": "200"]) }
        #expect(
            text
                == "2026-11-23T14:50:25.250Z info withings-bridge.http: Answered a request. path=/api/states status=200\n"
        )
    }

    @Test("stays one line whatever a stranger wrote into a value")
    func injection() {
        let forged = "/a\n2026-11-23T14:50:25Z error withings-bridge.http: forged\r\u{1B}[2J\u{2028}\u{202E}"
        let text = line(.text) { $0.info("Answered a request.", metadata: ["path": "\(forged)"]) }
        #expect(text.filter(\.isNewline).count == 1)
        #expect(text.contains(#"\u{a}2026"#))
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("\u{202E}"))
    }

    @Test("has numbers as numbers in JSON, by the name of the field and not by how a value looks")
    func numbers() throws {
        let text = line(.json) {
            $0.info("x", metadata: ["status": "200", "milliseconds": "1.796271", "bytes": "many", "profile": "200"])
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["status"] as? Int == 200)
        #expect(object["milliseconds"] as? Double == 1.796271)
        #expect(object["bytes"] as? String == "many")
        #expect(object["profile"] as? String == "200")
    }

    @Test("ends in its own form when the program ends with a fault")
    func lastWord() throws {
        let lines = Guarded<[String]>([])
        let fault = BridgeFault(.portInUse, "Another program already listens.", hint: "Stop it.")
        #expect(BridgeLog.sayLastWord(fault, form: .json) { line in lines.with { $0.append(line) } })
        let text = lines.with { $0.joined() }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["level"] as? String == "critical")
        #expect(object["says"] as? String == "Another program already listens.")
        #expect(object["exit_status"] as? Int == 69)
        #expect(!BridgeLog.sayLastWord(fault, form: .text) { _ in Issue.record("The log is text.") })
    }

    @Test("is JSON where that is wanted, whatever the values hold")
    func json() throws {
        let forged = "a\"b\\c\n\u{07}\u{2028}é한"
        let text = line(.json) { $0.warning("A \"thing\".", metadata: ["path": "\(forged)", "level": "forged"]) }
        #expect(text.filter(\.isNewline).count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String])
        #expect(object["path"] == forged)
        #expect(object["level"] == "warning")
        #expect(object["logger"] == "withings-bridge.http")
        #expect(object["message"] == "A \"thing\".")
        #expect(object["time"] == "2026-11-23T14:50:25.250Z")
    }
}
