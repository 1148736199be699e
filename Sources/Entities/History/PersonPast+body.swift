import Foundation
import Store
import WithingsModel

/// What follows from several measures, at each moment with what was known then.
extension PersonPast {
    func bodyMassIndices() async throws -> [PastValue] {
        let heights = try await measures(.height, nil, in: Self.allTime)
        guard let first = heights.first else { return [] }
        return try await measures(.weight, nil).compactMap { weight in
            // Before the first height it is that one: nobody weighs in as a child of another size.
            let height = heights.last { $0.at <= weight.at } ?? first
            guard let kilograms = weight.number, let metres = height.number,
                let index = BodyFigures.quotient(kilograms, metres * metres)
            else { return nil }
            return weight.showing(.number(index))
        }
    }

    func bodyWaters() async throws -> [PastValue] {
        let waters = try await measures(.hydration, nil)
        if waters.isEmpty { return [] }
        let weights = try await measures(.weight, nil, in: Self.allTime)
        let byMoment = Dictionary(weights.map { ($0.at, $0) }, uniquingKeysWith: { _, last in last })
        let fat = try await figures(of: .fatMass)
        let rest = try await figures(of: .fatFreeMass)
        return waters.compactMap { water in
            let sum = fat[water.at].flatMap { fat in rest[water.at].map { fat + $0 } }
            let weight = byMoment[water.at]?.number ?? sum
            guard let kilograms = water.number, let weight,
                let share = BodyFigures.quotient(kilograms * 100, weight)
            else { return nil }
            return water.showing(.number(share))
        }
    }

    /// What each weighing differs from the one before.
    func weightChanges() async throws -> [PastValue] {
        // The first one of the range has one before it.
        let weights = try await measures(.weight, nil, in: Self.allTime)
        return zip(weights, weights.dropFirst()).compactMap { former, weight in
            guard range.contains(weight.at), former.at < weight.at, case .number(let one) = weight.value,
                case .number(let other) = former.value, let value = BodyFigures.difference(one, other)
            else { return nil }
            var change = weight.showing(.number(value))
            let moment = MomentText.local(former.at, timeZone: weight.timeZone)
            change.details.append(EntityDetail("compared_with", .text(moment)))
            return change
        }
    }

    /// Every moment at which something of a group was measured.
    func moments(of group: ReadingGroup) async throws -> [PastValue] {
        var moments: [EpochSeconds: PastValue] = [:]
        let slots = try await seriesKeys().filter { ReadingGroup($0.type) == group }
            .map { MeasureFigures.Slot(type: $0.type, position: $0.type.part(at: $0.position)) }
        for slot in Set(slots).sorted() {
            for past in try await measures(slot.type, slot.position) where moments[past.at] == nil {
                moments[past.at] = past
            }
        }
        if group == .ecg {
            let names = try await deviceNames()
            for recording in try await electrocardiograms(besides: moments.keys) {
                moments[recording.at] = Self.past(recording, showing: nil, names)
            }
        }
        return moments.values.sorted { $0.at < $1.at }.map { $0.showing(.moment($0.at)) }
    }

    /// Results of ECGs, those too that only the list of recordings has.
    func atrialFibrillationResults() async throws -> [PastValue] {
        let measured = try await measures(.atrialFibrillationECG, nil)
        let names = try await deviceNames()
        let recorded = try await electrocardiograms(besides: measured.map(\.at)).compactMap { recording -> PastValue? in
            guard let code = recording.atrialFibrillation else { return nil }
            let word = AtrialFibrillationResult.word(ExactDecimal(Int64(code)))
            return Self.past(recording, showing: .text(word), names)
        }
        return (measured + recorded).sorted { $0.at < $1.at }
    }

    private static func past(_ recording: HeartRecording, showing value: EntityValue?, _ names: DeviceNames)
        -> PastValue
    {
        PastValue(at: recording.at, value: value, timeZone: recording.timeZone, details: PastValue.account)
            .by(recording.deviceID, names.name(recording.deviceID, model: nil, modelID: recording.modelID))
    }

    /// The ECGs that no measures tell of.
    private func electrocardiograms(besides measured: some Collection<EpochSeconds>) async throws -> [HeartRecording] {
        try await store.heartRecordings(of: user, in: range, limit: .max >> 1).filter { recording in
            recording.hasECG && !measured.contains { HeartRecording.isOneECG($0, recording.at) }
        }
    }

    private func figures(of type: MeasureType) async throws -> [EpochSeconds: Decimal] {
        let pairs = try await measures(type, nil).compactMap { value in value.number.map { (value.at, $0) } }
        return Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }
}
