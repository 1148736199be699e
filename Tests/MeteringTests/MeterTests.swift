import Testing

@testable import Metering

@Suite("The metrics")
struct MeterTests {
    @Test("are text that Prometheus reads: help, type, labels, values")
    func text() {
        let meter = Meter()
        meter.count(.withingsRequests, "getmeas", "0")
        meter.count(.withingsRequests, "getmeas", "0")
        meter.count(.withingsRequests, "getmeas", "601")
        let text = MetricsText(namespace: "withings_bridge").text(
            meter.samples() + [MetricSample(.mqttConnected, [], 1)]
        )
        #expect(
            text == """
                # HELP withings_bridge_withings_requests_total Requests to Withings by action and by the status in the \
                answer; a code in words where there was none.
                # TYPE withings_bridge_withings_requests_total counter
                withings_bridge_withings_requests_total{action="getmeas",status="0"} 2
                withings_bridge_withings_requests_total{action="getmeas",status="601"} 1
                # HELP withings_bridge_mqtt_connected 1 while the broker is connected.
                # TYPE withings_bridge_mqtt_connected gauge
                withings_bridge_mqtt_connected 1

                """
        )
    }

    @Test("escape what a name may hold, so that no profile can forge a line")
    func escaping() {
        let name = "An\"na\\\nwithings_bridge_build_info 2\u{1B}[31m"
        let text = MetricsText(namespace: "x").text([MetricSample(.accountLastSuccess, [name], 5)])
        let line = text.split(separator: "\n").last
        #expect(
            line == #"x_account_last_success_timestamp_seconds{profile="An\"na\\\nwithings_bridge_build_info 2[31m"} 5"#
        )
    }

    @Test("of a histogram add up: each bucket holds the ones before it, the last holds all")
    func histogram() throws {
        let meter = Meter()
        for seconds in [0.001, 0.02, 0.02, 7, 1000] { meter.observe(.httpRequestSeconds, seconds: seconds) }
        let lines = MetricsText(namespace: "").text(meter.samples()).split(separator: "\n")
        #expect(lines.contains(#"http_request_duration_seconds_bucket{le="0.005"} 1"#))
        #expect(lines.contains(#"http_request_duration_seconds_bucket{le="0.025"} 3"#))
        #expect(lines.contains(#"http_request_duration_seconds_bucket{le="10"} 4"#))
        #expect(lines.contains(#"http_request_duration_seconds_bucket{le="+Inf"} 5"#))
        #expect(lines.contains("http_request_duration_seconds_count 5"))
        let sum = try #require(lines.first { $0.hasPrefix("http_request_duration_seconds_sum ") })
        #expect(abs((Double(sum.split(separator: " ")[1]) ?? 0) - 1007.041) < 0.001)
    }

    @Test("do not grow with what the outside sends")
    func bounded() {
        let meter = Meter()
        for number in 0..<2000 { meter.count(.withingsRequests, "action\(number)", "0") }
        let samples = meter.samples()
        #expect(samples.count == Meter.limit + 1)
        #expect(samples.first { $0.labels == ["other", "other"] }?.value == Double(2000 - Meter.limit))
    }

    @Test("follow Prometheus' rules of naming")
    func naming() {
        for metric in Metric.all {
            #expect(metric.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(metric.name)")
            #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"), "\(metric.name)")
            #expect(metric.kind != .histogram || metric.name.hasSuffix("_seconds"), "\(metric.name)")
            #expect(metric.labels.allSatisfy { label in label.wholeMatch(of: /[a-z][a-z_]*/) != nil && label != "le" })
        }
        #expect(Set(Metric.all.map(\.name)).count == Metric.all.count)
    }

    @Test(
        "take a namespace from the configuration that Prometheus would not",
        arguments: [("my-home", "my_home"), ("1x", "_1x")]
    )
    func namespace(written: String, used: String) {
        let text = MetricsText(namespace: written).text([MetricSample(.mqttConnected, [], 0)])
        #expect(text.hasSuffix("\n\(used)_mqtt_connected 0\n"))
    }

    @Test("of the process are there on Linux")
    func process() throws {
        let samples = ProcessFigures().samples()
        let memory = try #require(samples.first { $0.metric == .processResidentMemory })
        #expect(memory.value > 1_000_000)
        let start = try #require(samples.first { $0.metric == .processStartTime })
        #expect(start.value > 1_700_000_000)
        #expect(samples.contains { $0.metric == .processOpenFiles && $0.value > 2 })
        #expect(samples.contains { $0.metric == .processCPU })
    }
}
