import Charts
import Entities
import Store
import WithingsModel

/// Writes the numbers of a record as people read them: by name, with units and by the clocks of the place where it was. What
/// nobody knows yet stands under Withings' own name.
struct RecordFigures: Sendable {
    typealias Row = [TableHTML.Cell]

    let words: PageWords

    private var texts: Texts { words.texts }

    func night(_ night: SleepSummary) -> [Row] {
        [
            moment(.bedtime, night.startAt, night.timeZone), moment(.gettingUp, night.endAt, night.timeZone),
        ]
            + night.values.sorted { $0.key.rawValue < $1.key.rawValue }.map { field, value in
                // Only times have a name without being a sensor.
                if let entity = Self.entities[.night(field)] {
                    guard case .number(let figure) = NightFigures.value(field, of: night) else {
                        return unknown(texts.name(of: entity))
                    }
                    return self.value(figure, texts.name(of: entity), entity)
                }
                return self.value(value, named: field.rawValue, isDuration: true)
            }
    }

    func workout(_ workout: Workout) -> [Row] {
        let length = ExactDecimal(max(0, workout.endAt - workout.startAt))
        return [
            row(texts[.sport], texts.workout(workout.category)), moment(.begin, workout.startAt, workout.timeZone),
            moment(.end, workout.endAt, workout.timeZone),
            figure(texts[.duration], words.values.duration(seconds: length.decimal), length, minutes),
        ]
            + values(workout.values.map { ($0.key.rawValue, $0.value, Self.entities[.workout($0.key)]) })
            + origin(deviceID: nil, modelID: workout.modelID, modelName: nil, workout.attribution)
    }

    func day(_ day: DailyActivity) -> [Row] {
        values(day.values.map { ($0.key.rawValue, $0.value, Self.entities[.today($0.key)]) })
            + origin(deviceID: day.deviceID, modelID: day.modelID, modelName: day.modelName, nil)
            + (day.timeZone.map { [row(texts[.timeZone], $0)] } ?? [])
    }

    func device(_ device: Device) -> [Row] {
        var rows: [Row] = []
        if let type = device.type { rows.append(row(texts[.what], texts.deviceType(type))) }
        if let model = device.modelName ?? device.modelID.flatMap({ DeviceModel(rawValue: $0).name }) {
            rows.append(row(texts[.model], model))
        }
        if let battery = device.battery { rows.append(row(texts[.battery], texts.state(battery))) }
        if let at = device.firstSessionAt { rows.append(moment(.firstSeen, at, nil)) }
        if let at = device.lastSessionAt { rows.append(row(texts[.lastSeen], words.moments.exact(at))) }
        if let zone = device.timeZone { rows.append(row(texts[.timeZone], zone)) }
        return rows
    }

    func goals(_ goals: Goals) -> [Row] {
        var rows: [Row] = []
        if let steps = goals.steps {
            rows.append(row(texts[.chartSteps], "\(texts.numbers.text(steps, precision: 0)) \(texts[.unitSteps])"))
        }
        if let sleep = goals.sleep { rows.append(row(texts[.asleep], words.values.duration(seconds: sleep.decimal))) }
        if let weight = goals.weight {
            let value = words.values.measure(weight, .weight)
            rows.append(row(texts.name(of: Catalogue.measure(.weight, position: nil)), Self.joined(value)))
        }
        return rows
    }

    func ecg(_ recording: HeartRecording) -> [Row] {
        var rows = [moment(.time, recording.at, recording.timeZone)]
        if let finding = recording.atrialFibrillation {
            rows.append(row(texts[.atrialFibrillation], texts.fibrillation(finding)))
        }
        if let rate = recording.heartRate {
            rows.append(
                row(texts[.chartHeartRate], rate > 0 ? number(rate, texts[.unitBeats]) : EntityRow.unknownValue)
            )
        }
        if let upper = recording.systolic, let lower = recording.diastolic {
            rows.append(row(texts[.chartPressure], "\(text.number(upper))/\(text.number(lower)) mmHg"))
        }
        if let valves = recording.valvularHeartDisease {
            rows.append(row(texts[.kindStethoscope], texts(.heartValves, ["number": "\(valves)"])))
        }
        return rows + origin(deviceID: recording.deviceID, modelID: recording.modelID, modelName: nil, nil)
    }

    func stethoscope(_ recording: StethoscopeRecording) -> [Row] {
        var rows = [moment(.time, recording.at, recording.timeZone)]
        if let valves = recording.valvularHeartDisease {
            rows.append(row(texts[.kindStethoscope], texts(.heartValves, ["number": "\(valves)"])))
        }
        return rows + origin(deviceID: recording.deviceID, modelID: nil, modelName: nil, nil)
    }

    // MARK: Cells

    private var text: GraphText { GraphText(words: words) }

    private func row(_ name: String, _ value: String) -> Row { [.init(name), .init(value)] }

    /// In files a number stands alone, in one unit that is named beside what it is.
    private func figure(_ name: String, _ written: String, _ value: ExactDecimal, _ quantity: Quantity) -> Row {
        [
            .init(name, plain: quantity.unit.isEmpty ? name : "\(name) (\(quantity.unit))"),
            .init(written, plain: quantity.converted(value).description),
        ]
    }

    private var minutes: Quantity { Quantity(.minutes, words: words) }

    private func moment(_ name: GraphPhrase, _ moment: EpochSeconds, _ zone: String?) -> Row {
        [
            .init(texts[name]),
            .init(
                words.moments.exact(moment, in: zone),
                plain: LocalMoment(moment, in: words.clocks(of: zone)).iso
            ),
        ]
    }

    private func unknown(_ name: String) -> Row { [.init(name), .init(EntityRow.unknownValue, plain: "")] }

    private func number(_ value: ExactDecimal, _ unit: String) -> String { "\(text.number(value)) \(unit)" }

    private static func joined(_ value: ValueText) -> String {
        [value.value, value.unit].compactMap(\.self).joined(separator: " ")
    }

    /// What people look for first comes first; what nobody knows yet at the end.
    private func values(_ values: [(field: String, value: ExactDecimal, entity: EntityDescription?)]) -> [Row] {
        func place(_ field: String) -> Int { Self.order.firstIndex(of: field) ?? Self.order.count }
        return values.sorted { (place($0.field), $0.field) < (place($1.field), $1.field) }.map { field, value, entity in
            guard let entity else { return self.value(value, named: field, isDuration: Self.durations.contains(field)) }
            return self.value(value, texts.text(of: "field", code: field) ?? texts.name(of: entity), entity)
        }
    }

    /// A value of which the catalogue knows the unit. −1 is "unknown".
    private func value(_ value: ExactDecimal, _ name: String, _ entity: EntityDescription) -> Row {
        guard value >= 0 else { return unknown(name) }
        let written = Self.joined(words.values.text(.number(value), for: entity))
        return figure(name, written, value, Quantity(entity, words: words))
    }

    private func value(_ value: ExactDecimal, named field: String, isDuration: Bool) -> Row {
        guard let name = texts.text(of: "field", code: field) else {
            return [.init(field), .init(text.number(value), plain: value.description)]
        }
        if value < 0 { return unknown(name) }
        if isDuration { return figure(name, words.values.duration(seconds: value.decimal), value, minutes) }
        guard let (unit, deviceClass) = Self.units[field] else {
            return [.init(name), .init(text.number(value), plain: value.description)]
        }
        let written = Self.joined(words.values.number(value, unit: unit, deviceClass: deviceClass, precision: nil))
        let quantity = Quantity(unit == "m" ? .length : .plain(unit: texts.unit(unit)), words: words)
        return figure(name, written, value, quantity)
    }

    private func origin(
        deviceID: String?,
        modelID: Int?,
        modelName: String?,
        _ attribution: Attribution?
    ) -> [Row] {
        var rows: [Row] = []
        if let name = modelName ?? modelID.flatMap({ DeviceModel(rawValue: $0).name }) ?? deviceID {
            rows.append(row(texts[.device], name))
        }
        if let attribution, let note = EntityRow.note(attribution, in: texts) {
            rows.append(row(texts[.attribution], note))
        }
        return rows
    }

    private static let order = [
        "steps", "distance", "manual_distance", "elevation", "calories", "manual_calories", "totalcalories", "active",
        "soft", "moderate", "intense", "intensity", "effduration", "pause_duration", "algo_pause_duration",
        "hr_average", "hr_min", "hr_max", "hr_zone_0", "hr_zone_1", "hr_zone_2", "hr_zone_3", "spo2_average",
        "core_body_temperature_avg", "pool_length", "pool_laps", "strokes",
    ]
    private static let durations: Set<String> = ["effduration", "algo_pause_duration"]
    private static let units = ["manual_distance": ("m", "distance"), "manual_calories": ("kcal", "energy")]

    private enum Source: Hashable {
        case night(SleepField), workout(WorkoutField), today(ActivityField)
    }

    /// The catalogue by the fields its rows come from; of two rows of one field the first.
    private static let entities: [Source: EntityDescription] = {
        let known = Catalogue.all.compactMap { entity -> (Source, EntityDescription)? in
            switch entity.source {
            case .night(let field): (.night(field), entity)
            case .workout(let field): (.workout(field), entity)
            case .today(let field): (.today(field), entity)
            default: nil
            }
        }
        return Dictionary(known, uniquingKeysWith: { first, _ in first })
    }()
}
