import Entities

/// Where everything stands at the broker.
///
/// Own topics: `<prefix>/status` says `online` or `offline`; `<prefix>/<user or device id>/<key>/state` has a value in
/// plain text, `…/attributes` beside it the rest as JSON; what happens is told at `…/event`, `<prefix>/sync` takes
/// the order to ask Withings now, and `<prefix>/reread` the one to read everything again. `<prefix>/installation` says
/// which bridge it is. Discovery topics stand under Home Assistant's prefix.
struct BrokerTopics: Sendable, Equatable {
    /// `withings-bridge`.
    var own: String
    /// `homeassistant`.
    var discovery: String

    var availability: String { "\(own)/status" }
    /// Where Home Assistant says that it came up or goes down: it keeps its own topic for that when its prefix becomes
    /// another, and some people change both.
    var births: Set<String> { ["\(discovery)/status", "homeassistant/status"] }
    /// Every device's discovery topic, other programs' too.
    var everyDevice: String { "\(discovery)/device/+/config" }
    var everythingOwn: String { "\(own)/#" }

    /// Where anybody can ask for a refresh: a router when the scale joins the network, a button.
    var sync: String { "\(own)/sync" }

    /// Where anybody can ask for everything to be read again.
    var reread: String { "\(own)/reread" }

    /// Says which installation publishes here.
    var installation: String { "\(own)/installation" }

    func event(of entity: Entity) -> String { "\(folder(of: entity))/event" }
    func event(_ event: EntityEvent) -> String { "\(own)/\(event.user)/\(event.kind.key)/event" }
    func state(of entity: Entity) -> String { "\(folder(of: entity))/state" }
    func attributes(of entity: Entity) -> String { "\(folder(of: entity))/attributes" }

    func discovery(of person: Person) -> String { "\(discovery)/device/withings_\(person.user)/config" }
    func discovery(of product: Product) -> String {
        "\(discovery)/device/withings_device_\(Self.plain(product.id))/config"
    }

    /// Two bridges at one broker have different prefixes of their own.
    var discoveryOfBridge: String { "\(discovery)/device/\(bridge)/config" }

    /// The bridge as a device; of several bridges at one broker each is one of its own.
    var bridge: String { own == Self.standard ? "withings_bridge" : "withings_bridge_\(Self.plain(own))" }

    func uniqueID(of entity: Entity) -> String {
        guard entity.description.owner == .bridge, own != Self.standard else { return entity.uniqueID }
        return "\(bridge)_\(entity.description.key)"
    }

    static let standard = "withings-bridge"

    /// Whether a topic is one where this program announces devices.
    func isDiscovery(_ topic: String) -> Bool {
        topic.hasPrefix("\(discovery)/device/withings_") && topic.hasSuffix("/config")
    }

    /// Whether a topic is one where this program publishes a value or its attributes.
    func isValue(_ topic: String) -> Bool {
        guard topic.hasPrefix("\(own)/") else { return false }
        let parts = topic.dropFirst(own.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 3 && (parts[2] == "state" || parts[2] == "attributes")
    }

    private func folder(of entity: Entity) -> String {
        let person = entity.description.owner == .bridge ? "bridge" : "\(entity.person.user)"
        let owner = entity.product.map { Self.plain($0.id) } ?? person
        return "\(own)/\(owner)/\(entity.description.key)"
    }

    /// Fit for a topic's level and for Home Assistant's ids whatever Withings sends.
    private static func plain(_ id: String) -> String {
        String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
    }
}
