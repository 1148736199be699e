import Foundation
import Hummingbird

/// The fields of a form; a name can come more than once.
struct FormFields: Sendable {
    private var values: [String: [String]] = [:]

    init(_ text: String) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]) else { continue }
            values[name, default: []].append(parts.count > 1 ? Self.decoded(parts[1]) ?? "" : "")
        }
    }

    /// Reads the body of a form; forms are small.
    init(_ request: Request) async throws {
        let body = try await request.body.collect(upTo: 64 * 1024)
        self.init(String(buffer: body))
    }

    subscript(name: String) -> String { values[name]?.first ?? "" }

    func all(_ name: String) -> [String] { values[name] ?? [] }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}
