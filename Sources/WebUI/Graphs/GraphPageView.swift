import Charts

/// A page of a person's charts.
struct GraphPageView: Sendable {
    struct Link: Sendable {
        var address: String
        var label: String
    }

    struct ChoicesView: Sendable {
        var action: String
        var units: [SpanView.Option]
        var guidelines: [SpanView.Option]
        var hasGuidelines: Bool
        var kept: String
        var next: String
    }

    var person: PersonFrameView
    var title: String
    /// Ways to neighbours: the night before, back to the list.
    var links: [Link] = []
    var span: SpanView?
    var choices: ChoicesView?
    var drawings: [DrawingView]
}
