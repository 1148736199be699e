import Store
import WithingsModel

/// Picks a person's readings for the rows of the catalogue, and reads their values.
enum MeasureFigures {
    /// Type and part of the body; the whole person is no part.
    struct Slot: Hashable, Comparable {
        var type: MeasureType
        var position: BodyPosition?

        static func < (left: Slot, right: Slot) -> Bool {
            (left.type.rawValue, left.position?.rawValue ?? -1) < (right.type.rawValue, right.position?.rawValue ?? -1)
        }
    }

    /// The latest reading of each slot. A device may send a value once for the whole body and once without a place, a
    /// pulse is taken at either wrist: these are one slot, and the later reading counts.
    static func latest(_ measures: [LatestMeasure]) -> [Slot: LatestMeasure] {
        var latest: [Slot: LatestMeasure] = [:]
        for measure in measures {
            let slot = Slot(type: measure.measure.type, position: measure.measure.part)
            if let other = latest[slot], order(other) >= order(measure) { continue }
            latest[slot] = measure
        }
        return latest
    }

    static func value(_ measure: Measure) -> EntityValue? {
        switch measure.type {
        case .atrialFibrillationECG, .atrialFibrillationPPG:
            .text(AtrialFibrillationResult.word(measure.value))
        default:
            measure.value == 0 && measure.type.isUnknownAtZero ? nil : .number(measure.value)
        }
    }

    private static func order(_ measure: LatestMeasure) -> (EpochSeconds, EpochSeconds, Int64) {
        (measure.measuredAt, measure.createdAt, measure.groupID)
    }
}
