import Charts
import WithingsModel

/// The ways to another stretch of time.
struct SpanView: Sendable {
    struct Choice: Sendable {
        var address: String
        var label: String
        var isHere: Bool
    }

    struct Option: Sendable {
        var value: String
        var label: String
        var isChosen: Bool
    }

    var title: String
    var choices: [Choice]
    var earlier: String?
    var later: String?
    var from: String
    var until: String
    var last: String
    var averages: [Option]

    init(_ span: GraphSpan, from first: EpochSeconds?, in words: PageWords) {
        let texts = words.texts
        let shown = span.moments(from: first)
        let start = LocalDay(of: shown.lowerBound, in: span.timeZone)
        let end = span.days.upperBound
        // Narrow screens break between the two days, not within one.
        let (begin, finish) = (words.days.full(start).unbroken, words.days.full(end).unbroken)
        title = start == end ? finish : "\(begin) – \(finish)"
        choices = GraphSpan.Choice.allCases.map { choice in
            Choice(address: span.choosing(choice).query, label: texts[choice.title], isHere: span.choice == choice)
        }
        earlier = span.moved(-1)?.query
        later = span.moved(1)?.query
        from = start.description
        until = end.description
        last = span.today.description
        let fitting = Option(value: "", label: texts[.averageFitting], isChosen: !span.isAveragingChosen)
        averages =
            [fitting]
            + Averaging.allCases.map { averaging in
                let title: GraphPhrase =
                    switch averaging {
                    case .none: .averageNone
                    case .day: .averageDay
                    case .week: .averageWeek
                    case .month: .averageMonth
                    }
                return Option(
                    value: averaging.rawValue,
                    label: texts[title],
                    isChosen: span.isAveragingChosen && averaging == span.averaging
                )
            }
    }
}

extension GraphSpan.Choice {
    var title: GraphPhrase {
        switch self {
        case .day: .spanDay
        case .week: .spanWeek
        case .month: .spanMonth
        case .quarter: .spanQuarter
        case .year: .spanYear
        case .fiveYears: .spanFiveYears
        case .all: .spanAll
        }
    }
}
