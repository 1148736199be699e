import Foundation

/// A device with its entities, as one discovery topic announces it (device-based discovery).
struct DevicePayload: Codable, Equatable, Sendable {
    struct Identity: Codable, Equatable, Sendable {
        var identifiers: [String]
        var name: String
        var manufacturer: String
        var model: String?
        var version: String?
        var configurationURL: String?

        enum CodingKeys: String, CodingKey {
            case identifiers, name, manufacturer, model
            case version = "sw_version"
            case configurationURL = "configuration_url"
        }
    }

    /// Who announces.
    struct Origin: Codable, Equatable, Sendable {
        var name: String
        var version: String

        enum CodingKeys: String, CodingKey {
            case name
            case version = "sw_version"
        }
    }

    var device: Identity
    var origin: Origin
    var availabilityTopic: String
    /// By catalogue key.
    var components: [String: DeviceComponent]

    enum CodingKeys: String, CodingKey {
        case device, origin, components
        case availabilityTopic = "availability_topic"
    }

    /// The same device with other entities.
    func with(_ components: [String: DeviceComponent]) -> DevicePayload {
        var payload = self
        payload.components = components
        return payload
    }

    /// Reads a payload back; nil for what this program did not write.
    init?(json: some Sequence<UInt8>) {
        guard let payload = try? JSONDecoder().decode(DevicePayload.self, from: Data(json)) else { return nil }
        self = payload
    }

    init(device: Identity, origin: Origin, availabilityTopic: String, components: [String: DeviceComponent]) {
        self.device = device
        self.origin = origin
        self.availabilityTopic = availabilityTopic
        self.components = components
    }
}
