import Foundation
import Testing

@testable import HomeAssistant

/// Payloads that were looked at once and must not change by accident.
///
/// `WITHINGS_BRIDGE_WRITE_GOLDEN=1 swift test --filter Payload` writes them anew; look at the difference.
enum Golden {
    static func expect(_ payload: DevicePayload, _ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let text = String(decoding: try encoder.encode(payload), as: UTF8.self) + "\n"
        if ProcessInfo.processInfo.environment["WITHINGS_BRIDGE_WRITE_GOLDEN"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name)")
    }
}
