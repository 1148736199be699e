/// One thing that is counted or measured about the program itself; never anything about a body.
package struct Metric: Sendable, Hashable {
    package enum Kind: String, Sendable { case counter, gauge, histogram }

    /// Without the namespace; by Prometheus' rules: base units in the name, `_total` on counters.
    package var name: String
    package var kind: Kind
    /// The names of its labels, in the order in which values are given.
    package var labels: [String]
    package var help: String
    /// `process_…` has the same name in every program.
    package var hasNamespace: Bool

    init(_ name: String, _ kind: Kind, labels: [String] = [], hasNamespace: Bool = true, _ help: String) {
        self.name = name
        self.kind = kind
        self.labels = labels
        self.help = help
        self.hasNamespace = hasNamespace
    }

    /// The name as Prometheus sees it.
    package func fullName(in namespace: String) -> String {
        hasNamespace && !namespace.isEmpty ? "\(namespace)_\(name)" : name
    }
}
