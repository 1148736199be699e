/// The text that Prometheus reads (exposition format 0.0.4): families in the order of the catalogue, series sorted, so
/// that two looks at the same program differ only in numbers.
package struct MetricsText: Sendable {
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private let namespace: String

    /// - Parameter namespace: what every name begins with; what Prometheus does not allow in a name becomes `_`.
    package init(namespace: String) {
        let safe = namespace.unicodeScalars.map { scalar in
            let isDigit = ("0"..."9").contains(scalar)
            let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
            return isDigit || isLetter ? String(scalar) : "_"
        }.joined()
        self.namespace = safe.first?.isNumber == true ? "_" + safe : safe
    }

    package func text(_ samples: [MetricSample]) -> String {
        let byMetric = Dictionary(grouping: samples, by: \.metric)
        var lines: [String] = []
        for metric in Metric.all {
            guard let samples = byMetric[metric], !samples.isEmpty else { continue }
            let name = metric.fullName(in: namespace)
            lines.append("# HELP \(name) \(Self.escapedHelp(metric.help))")
            lines.append("# TYPE \(name) \(metric.kind.rawValue)")
            // Buckets come in their own order already; the others are sorted by what they are called.
            let series = samples.map { line($0, name) }
            lines += metric.kind == .histogram ? series : series.sorted()
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ sample: MetricSample, _ name: String) -> String {
        var pairs = zip(sample.metric.labels, sample.labels).map { "\($0)=\"\(Self.escaped($1))\"" }
        var name = name
        switch sample.part {
        case .whole: break
        case .bucket(let end):
            name += "_bucket"
            pairs.append("le=\"\(end)\"")
        case .sum: name += "_sum"
        case .count: name += "_count"
        }
        let labels = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
        return "\(name)\(labels) \(MetricSample.text(sample.value))"
    }

    /// A label's value: backslash, quotation mark and line feed are escaped; other control characters are left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            case _ where scalar.properties.generalCategory == .control: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func escapedHelp(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }
}
