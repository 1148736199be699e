import Charts
import Store
import WithingsModel

extension PersonGraphs {
    /// An ECG on its paper; nil where nobody knows it.
    func ecg(_ signalID: Int64) async throws -> [Drawing]? {
        let recording = try await recording(signalID)
        guard let signal = try await store.heartSignal(signalID, of: user) else {
            return recording.map { [traceless($0)] }
        }
        // Watches sample 300 times a second, and do not always say so.
        let frequency = signal.samplingFrequency ?? (signal.modelID == 44 ? 500 : 300)
        let samples = signal.samples
        let title = texts[.chartECG]
        var rows: [[TableHTML.Cell]] = []
        if let recording {
            rows.append([.init(texts[.time]), .init(words.moments.exact(recording.at, in: recording.timeZone))])
        }
        if let rate = signal.heartRate ?? recording?.heartRate, rate > 0 {
            rows.append([.init(texts[.chartHeartRate]), .init("\(text.number(rate)) \(texts[.unitBeats])")])
        }
        if let finding = recording?.atrialFibrillation {
            rows.append([.init(texts[.atrialFibrillation]), .init(texts.fibrillation(finding))])
        }
        let seconds = ExactDecimal.rounding(Double(samples.count) / Double(max(1, frequency)), digits: 1)
        rows.append([.init(texts[.duration]), .init("\(text.number(seconds)) s")])
        rows.append([.init(texts[.samplingRate]), .init("\(frequency) Hz")])
        // The strip goes to a doctor: whose it is and when it was stands on it.
        let caption = ([name] + rows.prefix(3).compactMap { $0.last?.text } + [texts[.ecgCaption]]).filter {
            !$0.isEmpty
        }
        .joined(separator: " · ")
        var drawing = Drawing(
            id: "ecg",
            title: title,
            note: texts[.ecgNote],
            svg: { ECGPaper(samples, frequency: frequency, title: title, caption: caption).svg },
            headers: [texts[.what], texts[.value]],
            rows: rows,
            csv: {
                var lines = "seconds,microvolts\r\n"
                for (index, sample) in samples.enumerated() {
                    lines +=
                        "\(ExactDecimal.rounding(Double(index) / Double(max(1, frequency)), digits: 4)),\(sample)\r\n"
                }
                return lines
            }
        )
        drawing.isToScale = true
        drawing.days = recording.map {
            let day = LocalDay(of: $0.at, in: words.clocks(of: $0.timeZone))
            return day...day
        }
        drawing.opensTable = true
        return [drawing]
    }

    /// What is known of an ECG whose trace has not come yet.
    private func traceless(_ recording: HeartRecording) -> Drawing {
        var rows: [[TableHTML.Cell]] = [
            [.init(texts[.time]), .init(words.moments.exact(recording.at, in: recording.timeZone))]
        ]
        if let rate = recording.heartRate, rate > 0 {
            rows.append([.init(texts[.chartHeartRate]), .init("\(text.number(rate)) \(texts[.unitBeats])")])
        }
        if let finding = recording.atrialFibrillation {
            rows.append([.init(texts[.atrialFibrillation]), .init(texts.fibrillation(finding))])
        }
        return Drawing(
            id: "ecg",
            title: texts[.chartECG],
            note: texts[.ecgComing],
            svg: { "" },
            headers: [texts[.what], texts[.value]],
            rows: rows
        )
    }

    /// What is known of the ECG with a signal.
    func recording(_ signalID: Int64) async throws -> HeartRecording? {
        let all = try await store.heartRecordings(of: user, in: 0..<EpochSeconds(4e10), limit: 10_000)
        return try await placed(all.filter { $0.signalID == signalID }).first
    }

    /// Every ECG of the span, newest first.
    func recordings() async throws -> [Drawing] {
        let all = try await placed(store.heartRecordings(of: user, in: range, limit: 1_000))
        let rows = all.map { recording -> [TableHTML.Cell] in
            [
                .init(
                    words.moments.exact(recording.at, in: recording.timeZone),
                    plain: LocalMoment(recording.at, in: words.clocks(of: recording.timeZone)).iso,
                    address: recording.signalID.map { "/people/\(user)/ecg/\($0)" }
                ),
                .init(recording.atrialFibrillation.map(texts.fibrillation) ?? ""),
                .init(recording.heartRate.flatMap { $0 > 0 ? text.number($0) : nil } ?? ""),
                .init(
                    recording.systolic.flatMap { upper in
                        recording.diastolic.map { "\(text.number(upper))/\(text.number($0))" }
                    } ?? ""
                ),
            ]
        }
        // The latest whose signal is kept is shown at once; every other one is a click away.
        var latest: [Drawing] = []
        if let recording = all.first(where: { $0.signalID != nil }), let signal = recording.signalID {
            latest = try await ecg(signal)?.filter(\.isToScale) ?? []
            for index in latest.indices {
                latest[index].summary = words.moments.exact(recording.at, in: recording.timeZone)
            }
        }
        return latest + [
            Drawing(
                id: "list",
                title: texts[.listECG],
                svg: { "" },
                headers: [
                    texts[.time], texts[.atrialFibrillation], "\(texts[.chartHeartRate]) (\(texts[.unitBeats]))",
                    "\(texts[.chartPressure]) (mmHg)",
                ],
                rows: rows,
                firstAt: all.last?.at
            )
        ]
    }
}
