import Foundation

/// What this program published at the broker, as far as it has to be taken away again some day. Survives a restart.
struct PublishedMemory: Decodable, Equatable, Sendable {
    struct Device: Decodable, Equatable, Sendable {
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

    /// As JSON, members by name.
    var document: [UInt8] {
        var devices = SortedObject()
        for (topic, device) in self.devices.sorted(by: { $0.key < $1.key }) {
            var members = SortedObject()
            members.add("attempted", device.attempted)
            members.add("known", json: device.known.json)
            devices.add(topic, json: members.text)
        }
        var memory = SortedObject()
        memory.add("availability", availability)
        memory.add("devices", json: devices.text)
        memory.add("values", values)
        return [UInt8](memory.text.utf8)
    }
}
