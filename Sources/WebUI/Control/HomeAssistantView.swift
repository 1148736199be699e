import BridgeConfiguration
import WebServer

/// The Home Assistant whose long-term statistics the record goes into: how to reach it, and how the import stands.
struct HomeAssistantView: Sendable {
    struct Fault: Sendable {
        var series: String
        var message: String
    }

    struct Import: Sendable {
        /// The class of the mark.
        var state: String
        var label: String
        var fault: String?
        var version: String?
        var done: String
        var percent: Int
        var isRunning: Bool
        var rows: String
        var last: MomentView?
        var next: MomentView?
        var faults: [Fault]
        var faultsLabel: String
        var hasFaults: Bool
    }

    var tabs: [PersonFrameView.Tab]
    var notice: String?
    var problem: Problem?
    var url: String
    var hasToken: Bool
    var modes: [SpanView.Option]
    var offersToSaveAnyway = false
    /// What was saved waits for a restart.
    var canApply: Bool
    var statistics: Import?

    /// - Parameters:
    ///   - disk: the configuration as it is on disk.
    ///   - report: how the import stands in this run.
    init(
        disk: Settings,
        running: Settings,
        isValid: Bool,
        report: StatisticsReport?,
        in words: PageWords
    ) {
        let texts = words.texts
        let block = disk.homeAssistant
        tabs = ControlTab.homeAssistant.tabs(in: texts)
        url = block?.url ?? ""
        hasToken = block?.token.isEmpty == false
        let mode = block?.statistics ?? .separate
        modes = [
            .init(value: "separate", label: texts[.statisticsSeparate], isChosen: mode == .separate),
            .init(value: "merge", label: texts[.statisticsMerge], isChosen: mode == .merge),
            .init(value: "off", label: texts[.statisticsOff], isChosen: mode == .off),
        ]
        canApply = isValid && disk.homeAssistant != running.homeAssistant
        statistics = report.map { Self.statistics($0, words) }
    }

    private static func statistics(_ report: StatisticsReport, _ words: PageWords) -> Import {
        let texts = words.texts
        let (state, label): (String, ControlPhrase) =
            switch report.state {
            case "running": ("syncing", .importRunning)
            case "done": ("idle", .importDone)
            case "incomplete": ("waiting", .importIncomplete)
            case "failed": ("needsOwner", .importFailed)
            default: ("waiting", .importWaiting)
            }
        let counts: KeyValuePairs = [
            "done": texts.numbers.text(report.seriesDone), "total": texts.numbers.text(report.seriesTotal),
        ]
        return Import(
            state: state,
            label: texts[label],
            fault: report.fault.map { texts.fault($0, of: "homeAssistant").text },
            version: report.homeAssistantVersion,
            done: texts(.importSeries, counts),
            percent: report.seriesTotal > 0 ? min(100, report.seriesDone * 100 / report.seriesTotal) : 0,
            isRunning: report.state == "running" && report.seriesTotal > 0,
            rows: texts.numbers.text(report.rowsSent),
            last: report.lastSuccessAt.map(words.moments.view),
            next: report.nextAt.map(words.moments.view),
            faults: report.seriesFaults.prefix(50).map { Fault(series: $0.seriesID, message: $0.message) },
            faultsLabel: texts(.importFaults, ["count": texts.numbers.text(report.seriesFaults.count)]),
            hasFaults: !report.seriesFaults.isEmpty
        )
    }
}
