/// One discovery topic: what the broker holds there, what Home Assistant may know from it, and what to publish next.
///
/// Home Assistant forgets an entity only when, while it is up and has discovered the entity in its present run, a
/// payload arrives that has nothing but the entity's platform; only then may the entity be left out. So a removal is
/// a walk of several payloads, seconds apart: whole, stripped, left out. Entities that are announced on another topic
/// now are not removed but moved, so that Home Assistant keeps what it knows of them.
struct DiscoveryTopic: Sendable {
    /// Everything that Home Assistant may know from this topic, whole: what is announced, and what should be gone.
    var known: DevicePayload?
    /// Entities whose removal was published while nobody could tell whether Home Assistant was listening.
    var attempted: Set<String> = []
    /// The retained payload at the broker; nil for none.
    var held: DevicePayload?
    /// Its text, as the broker has it.
    var heldText = ""
    /// On the clock that nobody sets.
    var publishedAt: Double?
    /// When each entity was announced for the first time in this run; what comes later delays nobody.
    var debuts: [String: Double] = [:]
    /// When the payload is to be published once more; nil when it need not be.
    ///
    /// Where Home Assistant still works on the payload before, it drops part of the new one for good; the same payload once
    /// more mends that. A slow machine needs longer than the pause that is kept between two.
    var repeatAt: Double?

    /// Two payloads closer together than this may meet in Home Assistant.
    static let haste = 60.0
    /// How long after the second of them it is repeated.
    static let repeatDelay = 10.0

    init(known: DevicePayload? = nil, attempted: Set<String> = []) {
        self.known = known
        self.attempted = attempted
    }

    /// What tells Home Assistant that the entities of a topic go on at another one.
    static let moving = #"{"migrate_discovery":true}"#

    /// What to publish next. Nothing here assumes that it is published: see ``published(_:to:presence:)``.
    struct Step: Equatable {
        /// nil takes the whole device away.
        let payload: DevicePayload?
        /// The entities that this payload removes.
        let removed: Set<String>
        /// Whether another payload has to follow.
        let isUnfinished: Bool
        /// What is published.
        let text: String

        init(payload: DevicePayload?, removed: Set<String> = [], isUnfinished: Bool = false) {
            self.init(payload: payload, removed: removed, isUnfinished: isUnfinished, text: payload?.json ?? "")
        }

        fileprivate init(payload: DevicePayload?, removed: Set<String> = [], isUnfinished: Bool = false, text: String) {
            self.payload = payload
            self.removed = removed
            self.isUnfinished = isUnfinished
            self.text = text
        }

        /// It only says that the entities move.
        static let move = Step(payload: nil, isUnfinished: true, text: DiscoveryTopic.moving)
    }

    /// Whether entities of this topic, which nothing is announced on any more, go on elsewhere.
    ///
    /// - Parameter uniqueIDs: of everything that is announced elsewhere.
    func isMoved(to uniqueIDs: Set<String>) -> Bool {
        (known?.components ?? [:]).values.contains { $0.uniqueID.map(uniqueIDs.contains) ?? false }
    }

    /// Whether Home Assistant was told that the entities move, or has nothing to be told.
    var isReadyToMove: Bool { heldText.isEmpty || heldText == Self.moving }

    /// The next step of a move: say that they move; once they are announced elsewhere, take this topic away.
    func nextOfMove(isAnnouncedElsewhere: Bool) -> Step? {
        if heldText.isEmpty { return nil }
        if heldText != Self.moving { return .move }
        return isAnnouncedElsewhere ? Step(payload: nil) : nil
    }

    mutating func forgetHeld() {
        repeatAt = nil
        held = nil
        heldText = ""
    }

    /// Entities that are announced here no longer though Home Assistant may still have them.
    func leaving(_ desired: DevicePayload?) -> [String: DeviceComponent] {
        (known?.components ?? [:]).filter { desired?.components[$0.key] == nil }
    }

    /// The payload to publish next on the way to what is desired; nil when the broker holds it.
    func next(desired: DevicePayload?, presence: HomeAssistantPresence) -> Step? {
        let open = leaving(desired).filter { !attempted.contains($0.key) }
        guard !open.isEmpty, let whole = (desired ?? known)?.with(union(desired, open)) else {
            return step(to: desired)
        }
        let isAnnounced = open.keys.allSatisfy { held?.components[$0]?.isWhole == true }
        if presence == .down {
            // It would not hear the removal. Held back whole, the entities are removed once it is up.
            return step(to: whole)
        }
        guard isAnnounced else {
            return Step(payload: whole, isUnfinished: true)
        }
        guard let desired else { return Step(payload: nil, removed: Set(open.keys)) }
        return Step(
            payload: desired.with(desired.components.merging(open.mapValues(\.stripped)) { mine, _ in mine }),
            removed: Set(open.keys),
            isUnfinished: true
        )
    }

    /// What Home Assistant may know once a payload stands at the broker. Kept before it is published.
    mutating func learn(_ step: Step, desired: DevicePayload?) {
        guard let shell = step.payload ?? known else { return }
        let whole = (step.payload?.components ?? [:]).filter(\.value.isWhole)
        known = shell.with((known?.components ?? [:]).merging(whole) { _, new in new })
        attempted.subtract(desired?.components.keys.map { $0 } ?? [])
    }

    /// Takes note that a step's payload stands at the broker.
    mutating func published(_ step: Step, presence: HomeAssistantPresence, at uptime: Double) {
        let isHasty = publishedAt.map { uptime < $0 + Self.haste } ?? false
        repeatAt = isHasty && adds(step) ? uptime + Self.repeatDelay : nil
        held = step.payload
        heldText = step.text
        publishedAt = uptime
        for key in (step.payload?.components ?? [:]).keys where debuts[key] == nil { debuts[key] = uptime }
        guard !step.removed.isEmpty else { return }
        if presence == .up {
            for key in step.removed { known?.components[key] = nil }
        } else {
            attempted.formUnion(step.removed)
        }
    }

    /// Whether a step announces an entity that the payload at the broker does not.
    private func adds(_ step: Step) -> Bool {
        (step.payload?.components ?? [:]).contains { $0.value.isWhole && held?.components[$0.key]?.isWhole != true }
    }

    /// Home Assistant started: what could not be surely removed before can be now.
    mutating func homeAssistantStarted() { attempted = [] }

    /// Takes note of what the broker holds, found by listening.
    mutating func found(_ text: String) {
        heldText = text
        held = DevicePayload(json: text.utf8)
        guard let held else { return }
        let whole = held.components.filter(\.value.isWhole)
        known = held.with((known?.components ?? [:]).merging(whole) { _, new in new })
    }

    private func step(to payload: DevicePayload?) -> Step? {
        let text = payload?.json ?? ""
        return text == heldText ? nil : Step(payload: payload, text: text)
    }

    private func union(_ desired: DevicePayload?, _ open: [String: DeviceComponent]) -> [String: DeviceComponent] {
        (desired?.components ?? [:]).merging(open) { mine, _ in mine }
    }
}
