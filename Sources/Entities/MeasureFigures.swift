import Store
import WithingsModel

/// Picks a person's readings for the rows of the catalogue, and reads their values.
enum MeasureFigures {
    /// Type and place; the whole body is no place.
    struct Slot: Hashable, Comparable {
        var type: MeasureType
        var position: BodyPosition?

        static func < (left: Slot, right: Slot) -> Bool {
            (left.type.rawValue, left.position?.rawValue ?? -1) < (right.type.rawValue, right.position?.rawValue ?? -1)
        }
    }

    /// The latest reading of each slot. A device may send a value once for the whole body and once without a place:
    /// these are one slot, and the later reading counts.
    static func latest(_ measures: [LatestMeasure]) -> [Slot: LatestMeasure] {
        var latest: [Slot: LatestMeasure] = [:]
        for measure in measures {
            let position = measure.measure.position.flatMap { $0.isWholeBody ? nil : $0 }
            let slot = Slot(type: measure.measure.type, position: position)
            if let other = latest[slot], order(other) >= order(measure) { continue }
            latest[slot] = measure
        }
        return latest
    }

    static func value(_ measure: Measure) -> EntityValue? {
        switch measure.type {
        case .atrialFibrillationECG, .atrialFibrillationPPG:
            .text(AtrialFibrillationResult.word(measure.value))
        case .heartPulse, .spo2, .spo2Legacy:
            // 0 is how Withings says that it could not be measured.
            measure.value == 0 ? nil : .number(measure.value)
        default:
            .number(measure.value)
        }
    }

    private static func order(_ measure: LatestMeasure) -> (EpochSeconds, EpochSeconds, Int64) {
        (measure.measuredAt, measure.createdAt, measure.groupID)
    }
}
