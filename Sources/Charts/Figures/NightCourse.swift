import WithingsModel

/// How a night went: stretches of sleep in their order, and what was followed meanwhile. Segments of another device, and
/// of what lies around the night, are left out.
package struct NightCourse: Sendable, Equatable {
    package struct Stretch: Sendable, Equatable {
        package var from: EpochSeconds
        package var to: EpochSeconds
        package var state: SleepState
    }

    package private(set) var stretches: [Stretch] = []
    private var signals: [SleepSignal: [ChartPoint]] = [:]

    /// - Parameters:
    ///   - night: from falling into bed to getting up.
    ///   - device: whose segments to take, where there are several; nil takes the one that saw most.
    package init(_ segments: [SleepSegment], night: Range<EpochSeconds>, device: String?) {
        let inside = segments.filter { $0.startAt < night.upperBound && $0.endAt > night.lowerBound }
        let byDevice = Dictionary(grouping: inside) { $0.deviceID ?? "" }
        let longest = byDevice.max { Self.length($0.value) < Self.length($1.value) }?.key
        let chosen = (device.flatMap { byDevice[$0] } ?? longest.flatMap { byDevice[$0] } ?? [])
            .sorted { ($0.startAt, $0.endAt) < ($1.startAt, $1.endAt) }
        for segment in chosen where segment.endAt > segment.startAt {
            if let last = stretches.indices.last, stretches[last].state == segment.state,
                stretches[last].to == segment.startAt
            {
                stretches[last].to = segment.endAt
            } else {
                stretches.append(Stretch(from: segment.startAt, to: segment.endAt, state: segment.state))
            }
            for (signal, values) in segment.signals {
                signals[signal, default: []] += values.map { ChartPoint($0.key, $0.value) }
            }
        }
        for signal in signals.keys { signals[signal]?.sort { $0.at < $1.at } }
    }

    private static func length(_ segments: [SleepSegment]) -> EpochSeconds {
        segments.reduce(0) { $0 + max(0, $1.endAt - $1.startAt) }
    }

    /// Invalid zeros left out: nobody's heart stands still, and nobody holds their breath, for a minute.
    package func points(_ signal: SleepSignal) -> [ChartPoint] {
        let points = signals[signal] ?? []
        let isCount = signal == .snoring || signal == .movement
        return isCount ? points.filter { $0.value >= 0 } : points.filter { $0.value > 0 }
    }
}
