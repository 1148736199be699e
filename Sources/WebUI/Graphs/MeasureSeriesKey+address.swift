import Store
import WithingsModel

extension MeasureSeriesKey {
    /// The last part of the address of the series' page: `76`, `174-12`.
    var address: String { position.map { "\(type.rawValue)-\($0.rawValue)" } ?? "\(type.rawValue)" }

    init?(address: String) {
        let parts = address.split(separator: "-", maxSplits: 1).map { Int($0) }
        guard let type = parts.first.flatMap(\.self) else { return nil }
        if parts.count == 2 {
            guard let position = parts[1] else { return nil }
            self.init(MeasureType(type), position: BodyPosition(position))
        } else {
            self.init(MeasureType(type))
        }
    }
}
