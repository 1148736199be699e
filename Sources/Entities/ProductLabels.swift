import WithingsModel

/// What tells products of one name apart: two watches of a couple, two mats of a bed.
struct ProductLabels {
    private let alike: [String: [SharedProducts.Item]]

    init(_ items: [SharedProducts.Item]) {
        alike = Dictionary(grouping: items) { Product.name(of: $0.device) }
    }

    /// Its owner's name where that is enough, else the end of its id, which is printed nowhere but never changes; nil where no
    /// other has its name.
    func label(of item: SharedProducts.Item) -> String? {
        let others = alike[Product.name(of: item.device), default: []].filter { $0.device.id != item.device.id }
        guard !others.isEmpty else { return nil }
        let own = others.filter { $0.owner.name == item.owner.name }
        if own.isEmpty { return item.owner.name }
        let id = item.device.id
        let length = (4...max(4, id.count)).first { length in
            !own.contains { $0.device.id.suffix(length) == id.suffix(length) }
        }
        return String(id.suffix(length ?? id.count))
    }
}
