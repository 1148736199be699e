import WithingsModel

extension SleepSegment: JSONRow {
    /// The documentation draws a single segment, Withings sends a list.
    static var form: RowForm { .listedOrAlone }

    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> SleepSegment {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var startAt: EpochSeconds?
        var endAt: EpochSeconds?
        var state: Int?
        var signals: [SleepSignal: [EpochSeconds: ExactDecimal]] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "startdate": startAt = try reader.moment(key, orInto: &unknown)
            case "enddate": endAt = try reader.moment(key, orInto: &unknown)
            case "state": state = try reader.int(key, orInto: &unknown)
            default:
                if try device.take(key, &reader, &unknown) { continue }
                try reader.signal(key, into: &signals, &unknown, &scratch.pool)
            }
        }
        guard let startAt, let endAt else { throw reader.contentFault("The segment has no readable start or end.") }
        guard let state else { throw reader.contentFault("The segment has no readable state.") }
        let deviceID = device.id(&unknown, &scratch.pool)
        return SleepSegment(
            startAt: startAt,
            endAt: endAt,
            state: SleepState(state),
            deviceID: deviceID,
            modelID: device.modelID,
            modelName: scratch.string(device.modelName),
            signals: signals,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}

extension JSONReader {
    /// Reads what was followed through a segment: a map from moments to numbers, under a documented name or, if it is
    /// nothing but that, under any.
    fileprivate mutating func signal(
        _ key: JSONText,
        into signals: inout [SleepSignal: [EpochSeconds: ExactDecimal]],
        _ unknown: inout UnknownFields,
        _ pool: inout StringPool
    ) throws(JSONFault) {
        let name = pool.string(key).map(SleepSignal.init(rawValue:))
        let isDocumented = name.map(SleepSignal.documentedNames.contains) ?? false
        guard let name, try next() == .object else {
            if isDocumented, try isEmptyList() { return }
            try keep(key, in: &unknown)
            return
        }
        let mark = self
        var series: [EpochSeconds: ExactDecimal] = [:]
        var misfits = UnknownFields()
        try beginObject()
        while let label = try nextKey() {
            guard let at = label.moment, series[at] == nil else {
                try keep(label, in: &misfits)
                continue
            }
            switch try exactNumber() {
            case .value(let number): series[at] = number
            case .null: break
            case .misfit(let raw): misfits.add(label, raw)
            }
        }
        if !isDocumented, series.isEmpty || !misfits.isEmpty {
            self = mark
            try keep(key, in: &unknown)
            return
        }
        if !series.isEmpty { signals[name, default: [:]].merge(series) { first, _ in first } }
        unknown.add(key, misfits)
    }
}

extension SleepSignal {
    fileprivate static let documentedNames = Set(documented)
}
