/// One value of a metric at one moment.
package struct MetricSample: Sendable, Equatable {
    /// What a value is of a histogram.
    enum Part: Sendable, Equatable {
        case whole
        case bucket(String)
        case sum
        case count
    }

    package var metric: Metric
    /// A value for each label of the metric, in its order.
    package var labels: [String]
    package var value: Double
    var part = Part.whole

    package init(_ metric: Metric, _ labels: [String] = [], _ value: Double) {
        self.metric = metric
        self.labels = labels
        self.value = value
    }

    init(_ metric: Metric, _ labels: [String], _ value: Double, part: Part) {
        self.init(metric, labels, value)
        self.part = part
    }

    /// A number as Prometheus reads it, whole ones without a point.
    static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return "\(value)"
    }
}
