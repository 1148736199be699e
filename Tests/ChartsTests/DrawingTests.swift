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
            let path = svg.split(separator: "\"").first { $0.hasPrefix("M") && $0.contains("l") }
            #expect(path?.count { $0 == "M" || $0 == "m" } == 2)
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
            stretches: [.init(from: 0, to: 7_200, course: course)]
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

    @Test("a part of a night is as wide as the screen, tells where it lies, and holds nothing else")
    func partOfNight() {
        let night: Range<EpochSeconds> = 0..<28_800
        let course = NightCourse(
            [
                SleepSegment(startAt: 0, endAt: 7_200, state: .deep),
                SleepSegment(startAt: 7_200, endAt: 28_800, state: .rem),
            ],
            night: night,
            device: nil
        )
        func svg(_ part: FigurePart) -> String {
            Hypnogram(course, night: night, part: part, timeZone: .gmt, title: "n", states: [:], words: words).svg
        }
        let whole = svg(FigurePart(width: 400))
        #expect(whole.contains(#"viewBox="0 0 400 232""#))
        #expect(whole.contains(#"data-from="0" data-to="28800" data-left="92" data-right="388""#))
        #expect(whole.contains("sleep deep") && whole.contains("sleep rem"))
        let late = svg(FigurePart(shown: 7_200..<10_800, width: 400))
        #expect(late.contains(#"data-from="7200" data-to="10800""#))
        #expect(!late.contains("sleep deep"))
        // The stretch that goes on beyond the part fills it to its edges and not a pixel more.
        #expect(late.contains(#"<rect x="92" y="90.4" width="296""#))
        #expect(svg(FigurePart(shown: 28_790..<99_999)).contains(#"data-from="28740" data-to="28800""#))
    }

    @Test("a part of a diary shows those hours of every night, or those nights of ten years with how they went")
    func partOfDiary() {
        let days = (0..<100).map { LocalDay(daysSinceEpoch: 20_000 - $0) }
        let rows = days.map { day in
            let evening = day.start(in: .gmt) - 7_200
            return SleepDiary.Row(
                day: day,
                label: "\(day)",
                timeZone: nil,
                stretches: [.init(from: evening, to: evening + 28_800)]
            )
        }
        let unknown = SleepDiary(
            [
                SleepDiary.Row(
                    day: LocalDay(daysSinceEpoch: 20_000),
                    label: "",
                    stretches: [
                        .init(
                            from: 20_000 * 86_400,
                            to: 20_000 * 86_400 + 7_200,
                            course: NightCourse(
                                [
                                    SleepSegment(
                                        startAt: 20_000 * 86_400,
                                        endAt: 20_000 * 86_400 + 7_200,
                                        state: SleepState(77)
                                    )
                                ],
                                night: 20_000 * 86_400..<20_000 * 86_400 + 7_200,
                                device: nil
                            )
                        )
                    ]
                )
            ],
            timeZone: .gmt,
            title: "d",
            words: words
        ).svg
        // What nobody knows is not said to be sleep.
        #expect(unknown.contains("sleep other") && !unknown.contains("asleep"))
        let hours = SleepDiary(
            rows,
            part: FigurePart(shown: 3_600..<7_200, width: 500),
            timeZone: .gmt,
            title: "d",
            words: words
        ).svg
        #expect(hours.contains(">19:00<") && hours.contains(">20:00<") && !hours.contains(">21:00<"))
        // From six to eight nobody slept.
        #expect(!hours.contains("sleep asleep"))
        let first = days[9].start(in: .gmt)
        let part = FigurePart(shown: first..<first + 2 * 86_400, width: 500)
        var known = rows
        known[8].stretches[0].course = NightCourse(
            [SleepSegment(startAt: first + 86_400, endAt: first + 90_000, state: .deep)],
            night: first + 79_200..<first + 108_000,
            device: nil
        )
        let nights = ThinSleepDiary(known, part: part, timeZone: .gmt, title: "d", words: words).svg
        #expect(nights.contains("sleepline deep") && nights.contains("sleepline asleep"))
        #expect(nights.matches(of: /M[\d.]+ \d+V\d+/).count <= 4)
        for svg in [hours, nights] { #expect(XMLParser(data: Data(svg.utf8)).parse()) }
    }

    @Test("a diary shows the clocks' own times, also where they are set back, forth, or on another continent")
    func diaryClocks() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        // To bed at 23:00, up at 07:00, by the clocks of the place.
        func row(_ day: LocalDay, _ zone: TimeZone) -> SleepDiary.Row {
            func moment(_ day: LocalDay, _ hour: Double) -> EpochSeconds {
                let near = Double(day.daysSinceEpoch) * 86_400 + hour * 3_600
                let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: near))
                return EpochSeconds(near) - EpochSeconds(offset)
            }
            return SleepDiary.Row(
                day: day,
                label: "",
                timeZone: zone,
                stretches: [.init(from: moment(day.adding(days: -1), 23), to: moment(day, 7))]
            )
        }
        let newYork = try #require(TimeZone(identifier: "America/New_York"))
        let days: [(Int, Int, Int, TimeZone)] = [
            (2026, 10, 24, berlin), (2026, 10, 25, berlin), (2026, 10, 26, berlin), (2026, 3, 29, berlin),
            (2026, 3, 30, berlin), (2026, 11, 1, newYork), (2026, 11, 2, newYork),
        ]
        for (year, month, number, zone) in days {
            let day = try #require(LocalDay(year: year, month: month, day: number))
            let svg = SleepDiary([row(day, zone)], timeZone: berlin, title: "d", words: words).svg
            // 786 pixels are 24 hours from six in the evening on.
            #expect(svg.contains(#"<rect x="267.8" y="31" width="262""#), "\(day) \(zone.identifier)")
        }
    }

    @Test("the total of a week of workouts is a sum, the weight of a week is a mean")
    func sums() {
        let days = (0..<14).map { ChartPoint(EpochSeconds($0 + 4) * 86_400, ExactDecimal(40)) }
        var one = ChartSeries("minutes", name: "m", unit: "min", style: .bars, tone: .main, points: days)
        func means(_ series: ChartSeries) -> [ExactDecimal] {
            Chart("c", title: "c", span: 0..<20 * 86_400, timeZone: .gmt, series: [series]).averaged(by: .week)
                .series[0].points.map(\.value)
        }
        #expect(means(one).map(\.double) == [40, 40])
        one.adds = true
        #expect(means(one).map(\.double) == [280, 280])
    }

    @Test("what was measured on a journey stands with the clocks of the place in the table's file and for the browser")
    func journey() {
        let at: EpochSeconds = 1_763_592_000
        let points = [ChartPoint(at - 86_400, 70), ChartPoint(at, 71, shift: 8 * 3_600)]
        let one = ChartSeries("w", name: "w", unit: "kg", style: .dots, tone: .main, points: points)
        let chart = Chart("c", title: "c", span: at - 86_400..<at + 1, timeZone: .gmt, series: [one])
        #expect(ChartCSV(chart, time: "t").text.hasSuffix("2025-11-20T06:40:00+08:00,71\r\n"))
        #expect(ChartJSON(chart).text.contains(#""shifts":[0,28800]"#))
        #expect(LocalMoment(at, in: .gmt, shift: 20_700).zone == "UTC+5:45")
    }

    @Test("somebody's very first reading is drawn, in a line as well")
    func firstReading() {
        for style in [ChartSeries.Style.line, .both, .dots] {
            let one = ChartSeries("m", name: "m", unit: "kg", style: style, tone: .main, points: [ChartPoint(50, 15)])
            let chart = Chart("c", title: "c", span: 0..<100, timeZone: .gmt, series: [one])
            #expect(TimePlot(chart, words: words).svg.contains(/d="M[\d.]+ [\d.]+h0"/), "\(style)")
        }
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
