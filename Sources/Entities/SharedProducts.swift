import WithingsModel

/// The products of everybody. A product that several people use is one product.
struct SharedProducts {
    struct Item {
        var device: Device
        var owner: Person
    }

    /// In the order in which people took them into use, so that a new product never changes an older one's entity id.
    let items: [Item]

    /// - Parameter people: in the order in which they were linked; the first who lists a product owns it here.
    init(_ people: [(person: Person, devices: [Device])]) {
        var items: [String: Item] = [:]
        for (person, devices) in people {
            for device in devices {
                guard var item = items[device.id] else {
                    items[device.id] = Item(device: device, owner: person)
                    continue
                }
                // What was fetched for one of them may be older than what was fetched for the other.
                if (device.lastSessionAt ?? 0) > (item.device.lastSessionAt ?? 0) { item.device = device }
                items[device.id] = item
            }
        }
        self.items = items.values.sorted { one, other in
            (one.device.firstSessionAt ?? .max, one.device.id) < (other.device.firstSessionAt ?? .max, other.device.id)
        }
    }

    /// As Home Assistant's own integration has them: a battery that is low looks low.
    private static func icon(ofBattery word: String?) -> String {
        switch word {
        case "medium": "mdi:battery-50"
        case "low": "mdi:battery-20"
        case nil, "", "unknown": "mdi:battery-off"
        default: "mdi:battery"
        }
    }

    /// What there is to show of a product.
    ///
    /// - Parameter mats: those of its owner.
    static func drafts(of device: Device, mats: [BedPresence.Mat]) -> [EntityDraft] {
        Catalogue.product.compactMap { row in
            var draft = EntityDraft(row)
            draft.deviceID = device.id
            draft.device = Product.name(of: device)
            draft.timeZone = device.timeZone
            draft.measuredAt = device.lastSessionAt
            switch row.source {
            case .battery:
                draft.description.icon = Self.icon(ofBattery: device.battery)
                // A word that nobody knows yet is shown as it is, and is one of the options then.
                guard let word = device.battery, !word.isEmpty, word != "unknown" else { return draft }
                draft.value = .text(word)
                if let options = row.options, !options.contains(word) { draft.description.options = options + [word] }
            case .lastSession:
                guard let seen = device.lastSessionAt else { return nil }
                draft.value = .moment(seen)
            case .matBed:
                guard mats.count > 1, let mat = mats.first(where: { $0.deviceID == device.id }) else { return nil }
                draft.value = mat.isInBed.map(EntityValue.flag)
                draft.measuredAt = mat.since
                draft.details = EntityDetail.device(device.id)
            default:
                return nil
            }
            return draft
        }
    }
}
