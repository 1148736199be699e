import Foundation
import WithingsModel

/// What was counted in every hour of the clock, out of samples of minutes. Sources are never added up: of an hour the source
/// that counted most of it is taken, a Withings device before a telephone.
package struct Hours: Sendable {
    private var sums: [EpochSeconds: [String: Double]] = [:]
    /// Digits after the point of the finest sample.
    private var digits = 0

    package init(_ samples: [IntradaySample], _ field: IntradayField, in timeZone: TimeZone) {
        let zone = ZoneOffsets.of(timeZone)
        for sample in samples {
            guard let value = sample.values[field], value >= 0 else { continue }
            let local = sample.at + zone.seconds(at: sample.at)
            let start = sample.at - (local % 3_600 + 3_600) % 3_600
            sums[start, default: [:]][sample.deviceID ?? "", default: 0] += value.double
            digits = max(digits, min(6, -value.normalized.exponent))
        }
    }

    /// Oldest first, each at the first moment of its hour.
    package var points: [ChartPoint] {
        sums.sorted { $0.key < $1.key }.compactMap { start, sources in
            let devices = sources.filter { !$0.key.isEmpty }
            return (devices.isEmpty ? sources : devices).values.max()
                .map { ChartPoint(start, .rounding($0, digits: digits)) }
        }
    }
}
