import WithingsModel

/// What an entity shows, before it is somebody's and has an entity id.
struct EntityDraft: Sendable {
    var description: EntityDescription
    var value: EntityValue?
    var measuredAt: EpochSeconds?
    var deviceID: String?
    var device: String?
    var attribution: Attribution?
    var lastReset: EpochSeconds?
    var isProvisional = false
    var timeZone: String?
    var details: [EntityDetail] = []

    init(_ description: EntityDescription) {
        self.description = description
    }
}
