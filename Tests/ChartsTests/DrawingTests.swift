import Foundation
import Testing
import WithingsModel

@testable import Charts

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Drawings")
struct DrawingTests {
    private let seoul = TimeZone(identifier: "Asia/Seoul") ?? .gmt
    private let words = ChartWords(nothing: "nothing", number: \.description) { moment, _ in moment.clock }

    private func series(_ id: String, _ style: ChartSeries.Style, _ points: [(EpochSeconds, Int64)]) -> ChartSeries {
        ChartSeries(
            id,
            name: id,
            unit: "kg",
            style: style,
            tone: .main,
            points: points.map { ChartPoint($0.0, ExactDecimal($0.1)) }
        )
    }

    private func chart(_ series: [ChartSeries], span: Range<EpochSeconds> = 0..<1_000) -> Chart {
        Chart("c", title: "<C>", span: span, timeZone: seoul, series: series)
    }

    @Test("Series stand side by side by their moments, and two values of one moment are two rows")
    func frame() {
        let frame = ChartFrame([
            series("a", .line, [(1, 10), (2, 20), (2, 21)]), series("b", .line, [(2, 5), (3, 6)]),
        ])
        #expect(frame.moments == [1, 2, 2, 3])
        #expect(frame.columns == [[10, 20, 21, nil], [nil, 5, nil, 6]])
    }

    @Test(
        "Axes have round marks that hold every value",
        arguments: [
            ([71.3, 72.9], false), ([0.0, 12_345.0], true), ([0.001, 0.002], false), ([5.0, 5.0], false),
            ([-3.0, 40.0], false),
            ([], false), ([-40.0], true),
        ] as [([Double], Bool)]
    )
    func scale(_ values: [Double], _ startsAtZero: Bool) {
        let scale = ValueScale(values, startsAtZero: startsAtZero)
        #expect(scale.low < scale.high)
        for value in values { #expect(scale.low <= value + 1e-9 && value <= scale.high + 1e-9) }
        if startsAtZero { #expect(scale.low <= 0 && scale.high >= 0) }
        #expect((2...15).contains(scale.ticks.count))
        #expect(scale.ticks.allSatisfy { -$0.normalized.exponent <= 6 })
    }

    @Test(
        "Marks of time lie on local midnights, months and years, never too many",
        arguments: [
            3_600, 86_400, 7 * 86_400, 40 * 86_400, 400 * 86_400, 3_652 * 86_400, 40_000 * 86_400,
        ] as [EpochSeconds]
    )
    func ticks(_ length: EpochSeconds) {
        let start = EpochSeconds(1_764_000_000)
        let ticks = TimeTicks(start..<start + length, in: seoul, count: 9)
        #expect((1...22).contains(ticks.moments.count), "\(ticks.moments.count)")
        for moment in ticks.moments {
            let local = LocalMoment(moment, in: seoul)
            switch ticks.unit {
            case .clock: #expect(local.second == 0 && local.minute.isMultiple(of: 5))
            case .day: #expect(local.minute == 0)
            case .month: #expect(local.minute == 0 && local.day.day == 1)
            case .year: #expect(local.minute == 0 && local.day.day == 1 && local.day.month == 1)
            }
        }
    }

    @Test("A drawing is well-formed, holds every value, and names never become markup")
    func plot() throws {
        let chart = chart([series("<a>", .both, [(10, 5), (900, 9)]), series("b", .bars, [(10, 3)])])
        let svg = TimePlot(chart, words: words).svg
        #expect(svg.contains("&lt;C&gt;") && svg.contains("&lt;a&gt; (kg)"))
        #expect(!svg.contains("style="))
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(TimePlot(self.chart([]), words: words).svg.contains("nothing"))
    }

    @Test("A line is not drawn over a stretch that is much longer than the usual distance of its values")
    func breaks() {
        let daily = (0..<30).map { ($0 * 86_400, Int64(70)) } + (90..<120).map { ($0 * 86_400, Int64(72)) }
        let span: Range<EpochSeconds> = 0..<120 * 86_400
        for style in [ChartSeries.Style.line, .both] {
            let one = series("a", style, daily.map { (EpochSeconds($0.0), $0.1) })
            #expect(one.breaks(in: span) == [29 * 86_400..<90 * 86_400])
            let svg = TimePlot(chart([one], span: span), words: words).svg
            let path = svg.split(separator: "\"").first { $0.hasPrefix("M") && $0.contains("L") }
            #expect(path?.count { $0 == "M" } == 2)
            #expect(ChartJSON(chart([one], span: span)).text.contains(#""breaks":[[2505600,7776000]]"#))
        }
        // Bars stand alone anyhow; few values in a long time are no gaps, nor is what nobody could see.
        #expect(series("a", .bars, daily.map { (EpochSeconds($0.0), $0.1) }).breaks(in: span).isEmpty)
        #expect(series("a", .line, [(0, 1), (86_400, 2)]).breaks(in: span).isEmpty)
        #expect(series("a", .line, [(0, 1), (10, 1), (20, 1), (30, 1), (300, 2)]).breaks(in: span).isEmpty)
    }

    @Test("Stacked values stand on one another, and the numbers stay their own")
    func stacked() {
        let all = [series("a", .stacked, [(1, 2), (2, 3)]), series("b", .stacked, [(1, 4)])]
        let columns = StackedColumns(all, ChartFrame(all)).columns
        #expect(columns[1][0]?.low == 2 && columns[1][0]?.high == 6)
        #expect(columns[1][1] == nil)
        #expect(ChartJSON(chart(all)).text.contains(#""values":[4,null]"#))
    }

    @Test("Numbers go out with every digit, and names are harmless inside HTML")
    func json() throws {
        var one = series("a", .line, [])
        one.points = [ChartPoint(5, ExactDecimal(72_405, exponent: -3))]
        one.name = "</script>"
        let text = ChartJSON(chart([one])).text
        #expect(text.contains("[72.405]"))
        #expect(!text.contains("</script>"))
        _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    @Test("A table for spreadsheets has local times with their offset and quotes what needs it")
    func csv() {
        var one = series("a", .line, [])
        one.name = "Weight, \"mine\""
        one.points = [ChartPoint(0, ExactDecimal(72_405, exponent: -3))]
        #expect(
            ChartCSV(chart([one]), time: "Time").text
                == "Time,\"Weight, \"\"mine\"\" (kg)\"\r\n1970-01-01T09:00:00+09:00,72.405\r\n"
        )
    }

    @Test("ECG paper is to scale: a second is 25 mm, a millivolt 10 mm")
    func ecg() throws {
        let samples = [Int32](repeating: 0, count: 300) + [1_000] + [Int32](repeating: 0, count: 2_999)
        let paper = ECGPaper(samples, frequency: 300, title: "t", caption: "c")
        #expect(paper.svg.contains(#"width="262mm" height="70mm" viewBox="0 0 262 70""#))
        // The beat after one second: 25 mm from the left edge, 10 mm above the middle of the row.
        #expect(paper.svg.contains("L33 6"))
        #expect(XMLParser(data: Data(paper.svg.utf8)).parse())
        #expect(XMLParser(data: Data(ECGPaper([], frequency: 0, title: "t", caption: "c").svg.utf8)).parse())
    }

    @Test("Night, diary and body are well-formed, also without anything to show")
    func figures() {
        let course = NightCourse(
            [
                SleepSegment(startAt: 0, endAt: 3_600, state: .deep),
                SleepSegment(startAt: 3_600, endAt: 7_200, state: SleepState(rawValue: 77)),
            ],
            night: 0..<7_200,
            device: nil
        )
        let row = SleepDiary.Row(
            day: LocalDay(daysSinceEpoch: 0),
            label: "<d>",
            stretches: [(from: 0, to: 7_200, course: course)]
        )
        let all = [
            Hypnogram(course, night: 0..<7_200, timeZone: seoul, title: "n", states: [.deep: "<deep>"], words: words)
                .svg,
            Hypnogram(
                NightCourse([], night: 0..<1, device: nil),
                night: 0..<1,
                timeZone: seoul,
                title: "n",
                states: [:],
                words: words
            ).svg,
            SleepDiary([row], timeZone: seoul, title: "d", words: words).svg,
            SleepDiary([], timeZone: seoul, title: "d", words: words).svg,
            BodyMap([.torso: ["<t>", "28 kg"]], title: "b").svg, BodyMap([:], title: "b").svg,
        ]
        for svg in all { #expect(XMLParser(data: Data(svg.utf8)).parse()) }
    }

    @Test("a chart of very many readings keeps every lowest and highest one where it was measured")
    func reduced() throws {
        let points = (0..<40_000).map { index -> ChartPoint in
            let spike: Int64 = index == 12_345 ? 900 : index == 23_456 ? -900 : 0
            return ChartPoint(EpochSeconds(index * 60), ExactDecimal(Int64(60 + index * 37 % 50) + spike))
        }
        let series = ChartSeries("rate", name: "Rate", unit: "bpm", style: .line, tone: .main, points: points)
        let chart = Chart("rate", title: "Rate", span: 0..<40_000 * 60, timeZone: .gmt, series: [series])
        let reduced = try #require(chart.reduced())
        let kept = try #require(reduced.series.first?.points)
        #expect(kept.count <= Chart.usualLimit && kept.count > Chart.usualLimit / 3)
        #expect(Set(kept.map(\.at)).isSubset(of: Set(points.map(\.at))))
        let original = Dictionary(points.map { ($0.at, $0.value) }) { first, _ in first }
        #expect(kept.allSatisfy { original[$0.at] == $0.value })
        #expect(kept.map(\.at) == kept.map(\.at).sorted())
        #expect(kept.first == points.first && kept.last == points.last)
        // In every stretch of the reduced chart the extremes are those of all readings.
        let length: EpochSeconds = 40_000 * 60 / 100
        for stretch in 0..<100 {
            let range = EpochSeconds(stretch) * length..<EpochSeconds(stretch + 1) * length
            let (all, left) = (points.filter { range.contains($0.at) }, kept.filter { range.contains($0.at) })
            #expect(all.map(\.value).max() == left.map(\.value).max())
            #expect(all.map(\.value).min() == left.map(\.value).min())
        }
        var bars = chart
        bars.series[0].style = .bars
        #expect(bars.reduced() == nil)
        #expect(Chart("few", title: "", span: 0..<10, timeZone: .gmt, series: []).reduced() == nil)
    }
}
