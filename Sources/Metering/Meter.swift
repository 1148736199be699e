import NIOConcurrencyHelpers

/// Counts what happens. Handed to whoever counts, so that tests each have their own; what merely *is* (gauges) is asked
/// for when somebody looks, see ``MetricsText``.
package final class Meter: Sendable {
    /// The upper ends of a histogram's buckets, in seconds.
    package static let buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
    /// More combinations of labels than this are not kept apart, whatever the outside sends.
    static let limit = 500

    struct Histogram: Equatable {
        /// How many values fell into each bucket alone; the last one is beyond all ends.
        var counts = [UInt64](repeating: 0, count: Meter.buckets.count + 1)
        var sum = 0.0
    }

    private struct State {
        var counters: [Metric: [[String]: Double]] = [:]
        var gauges: [Metric: Double] = [:]
        var histograms: [Metric: Histogram] = [:]
    }

    private let state = NIOLockedValueBox(State())

    package init() {}

    /// - Parameter labels: a value for each label of the metric, in its order.
    package func count(_ metric: Metric, _ labels: String..., by amount: Double = 1) {
        count(metric, labels, by: amount)
    }

    private func count(_ metric: Metric, _ labels: [String], by amount: Double) {
        state.withLockedValue { state in
            var series = state.counters[metric] ?? [:]
            let isKnown = series[labels] != nil
            let key = isKnown || series.count < Self.limit ? labels : labels.map { _ in "other" }
            series[key, default: 0] += amount
            state.counters[metric] = series
        }
    }

    /// Shows a counter from the beginning, as 0: what only appears with its first event has no increase that anybody could see.
    package func begin(_ metric: Metric, _ labels: String...) { count(metric, labels, by: 0) }

    /// Raises or lowers a gauge that only events can tell.
    package func change(_ metric: Metric, by amount: Double) {
        state.withLockedValue { $0.gauges[metric, default: 0] += amount }
    }

    package func observe(_ metric: Metric, seconds: Double) {
        state.withLockedValue { state in
            var histogram = state.histograms[metric] ?? Histogram()
            histogram.counts[Self.buckets.firstIndex { seconds <= $0 } ?? Self.buckets.count] += 1
            histogram.sum += seconds
            state.histograms[metric] = histogram
        }
    }

    /// Everything that was counted so far.
    package func samples() -> [MetricSample] {
        let state = state.withLockedValue { $0 }
        var samples: [MetricSample] = []
        for (metric, series) in state.counters {
            samples += series.map { MetricSample(metric, $0.key, $0.value) }
        }
        samples += state.gauges.map { MetricSample($0.key, [], $0.value) }
        for (metric, histogram) in state.histograms { samples += Self.samples(of: histogram, metric) }
        return samples
    }

    private static func samples(of histogram: Histogram, _ metric: Metric) -> [MetricSample] {
        var below: UInt64 = 0
        var samples: [MetricSample] = []
        for (count, end) in zip(histogram.counts, buckets.map { MetricSample.text($0) } + ["+Inf"]) {
            below += count
            samples.append(MetricSample(metric, [], Double(below), part: .bucket(end)))
        }
        samples.append(MetricSample(metric, [], histogram.sum, part: .sum))
        samples.append(MetricSample(metric, [], Double(below), part: .count))
        return samples
    }
}
