import Foundation
import Testing

@testable import Metering

/// The alerts, the dashboard and the reference name only what the program shows.
@Suite("The example files for Prometheus and Grafana")
struct ExampleFilesTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every series name that exists, histograms in their three forms.
    static let names: Set<String> = Set(
        Metric.all.flatMap { metric in
            let name = metric.fullName(in: "withings_bridge")
            return metric.kind == .histogram ? ["\(name)_bucket", "\(name)_sum", "\(name)_count"] : [name]
        }
    )

    static func expressions(in value: Any) -> [String] {
        if let list = value as? [Any] { return list.flatMap(expressions) }
        guard let object = value as? [String: Any] else { return [] }
        return object.flatMap { key, value in
            key == "expr" ? [value as? String].compactMap { $0 } : expressions(in: value)
        }
    }

    static func check(_ expressions: [String], in file: String) {
        #expect(expressions.count > 8, "\(file) has only \(expressions.count) expressions")
        for expression in expressions {
            let used = expression.matches(of: /\b(?:withings_bridge|process)_[a-z_]+/).map { String($0.output) }
            #expect(Set(used).isSubset(of: names), "\(file): \(expression)")
            #expect(!used.isEmpty || expression.contains("up{"), "\(file): \(expression)")
            let labels = expression.matches(of: /([a-z_]+)=~?"/).map { String($0.output.1) }
            let known = Set(Metric.all.flatMap(\.labels) + ["job"])
            #expect(Set(labels).isSubset(of: known), "\(file): \(expression)")
        }
    }

    @Test("the dashboard is a dashboard, and every metric in it exists")
    func dashboard() throws {
        let data = try Data(contentsOf: Self.root.appending(path: "Deploy/grafana/withings-bridge.json"))
        let dashboard = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let panels = try #require(dashboard["panels"] as? [[String: Any]])
        #expect(panels.count > 10)
        #expect(Set(panels.compactMap { $0["id"] as? Int }).count == panels.count)
        #expect(dashboard["uid"] as? String == "withings-bridge")
        Self.check(Self.expressions(in: dashboard), in: "dashboard")
    }

    @Test("every metric in the alerts exists, and every alert says what is wrong")
    func alerts() throws {
        let text = try String(contentsOf: Self.root.appending(path: "Deploy/prometheus/alerts.yml"), encoding: .utf8)
        let rules = text.components(separatedBy: "- alert: ").dropFirst()
        #expect(rules.allSatisfy { $0.contains("summary:") && $0.contains("expr:") && $0.contains("for:") })
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        Self.check(lines.filter { $0.hasPrefix("expr: ") }.map { String($0.dropFirst(6)) }, in: "alerts")
    }

    @Test("the container is built from what a clone has, with the libraries that the build needs")
    func container() throws {
        let text = try String(contentsOf: Self.root.appending(path: "Deploy/container/Dockerfile"), encoding: .utf8)
        let copies = text.split(separator: "\n").filter { $0.hasPrefix("COPY ") && !$0.contains("--from=") }
        let sources = copies.flatMap { $0.split(separator: " ").dropFirst().dropLast().map(String.init) }
        #expect(sources.contains("Package.swift") && sources.contains("Sources"))
        let ignored = try String(contentsOf: Self.root.appending(path: ".gitignore"), encoding: .utf8).split(
            separator: "\n"
        )
        for source in sources {
            #expect(!ignored.contains { ["/\(source)", "/\(source)/"].contains($0) }, "\(source) is in no clone")
            #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: source).path), "\(source)")
        }
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        for match in manifest.matches(of: /path: "([A-Za-z]+)[\/"]/) {
            #expect(sources.contains(String(match.output.1)), "Package.swift names \(match.output.1)")
        }
        let need = try String(contentsOf: Self.root.appending(path: "Scripts/need"), encoding: .utf8)
        let line = try #require(need.split(separator: "\n").first { $0.contains("build) packages") })
        let packages = try #require(line.firstMatch(of: /\(([^()]+)\) ;;/)).output.1.split(separator: " ")
        #expect(packages.count > 2 && packages.allSatisfy { text.contains(" \($0)") })
    }

    @Test("the reference lists every metric; UPDATE_REFERENCE=1 writes it anew")
    func reference() throws {
        let file = Self.root.appending(path: "Docs/reference/metrics.md")
        let rows = Metric.all.map { metric in
            let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
            return
                "| `\(metric.fullName(in: "withings_bridge"))` | \(metric.kind.rawValue) | \(labels) | \(metric.help) |"
        }
        let page = """
            # Metrics

            <!-- Made from the program's own table. Write it anew with
                 UPDATE_REFERENCE=1 swift test --filter ExampleFilesTests -->

            With a `prometheus:` block in `configuration.yaml`, `/metrics` (and, as in Home Assistant, `/api/prometheus`) shows
            how the program is. It never shows a reading. [The operation guide](../operation/watch.md) says how Prometheus and
            Grafana are set up; example alerts and a dashboard are in `Deploy/`.

            `withings_bridge` is the `namespace` of the configuration.

            | Metric | Kind | Labels | What it is |
            |---|---|---|---|

            """ + rows.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_REFERENCE"] == "1" {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }
}
