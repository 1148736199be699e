import Foundation

/// What this program published at the broker, as far as it has to be taken away again some day. Survives a restart.
struct PublishedMemory: Codable, Equatable, Sendable {
    struct Device: Codable, Equatable, Sendable {
        /// Everything that Home Assistant may know from the topic.
        var known: DevicePayload
        /// Entities whose removal nobody may have heard.
        var attempted: [String]
    }

    /// By discovery topic.
    var devices: [String: Device] = [:]
    /// The topics with values and attributes, sorted.
    var values: [String] = []
    /// The availability topic, so that it can be cleared when the prefix becomes another.
    var availability: String?

    static let collection = "mqtt"
    static let key = "published"

    init() {}

    init?(_ document: [UInt8]) {
        guard let memory = try? JSONDecoder().decode(PublishedMemory.self, from: Data(document)) else { return nil }
        self = memory
    }

    var document: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // These types hold nothing that JSON cannot say.
        return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
    }
}
