import Charts
import Foundation
import WithingsModel

/// Writes the numbers of charts and of their tables.
struct GraphText: Sendable {
    let words: PageWords

    /// Every digit there is, thousands apart.
    func number(_ value: ExactDecimal) -> String {
        words.texts.numbers.text(value, precision: min(6, max(0, -value.normalized.exponent)))
    }

    /// A value of a table; hours and stones as people say them.
    func cell(_ value: ExactDecimal, unit: String) -> String {
        switch unit {
        case "h": words.values.duration(seconds: value.decimal * 3600)
        case "st": words.values.stones(value.decimal * 6.350_293_18)
        default: number(value)
        }
    }

    /// Whole pounds, as marks of an axis are.
    private func stoneMark(_ value: ExactDecimal) -> String {
        let pounds = ExactDecimal.rounding(value.double * 14, digits: 0)
        return words.values.stones(pounds.decimal * 0.453_592_37).replacing(/[.,]0(?=\D*$)/, with: "")
    }

    var drawing: ChartWords { drawing(nothing: .nothingInSpan) }

    /// - Parameter nothing: what is said where there is nothing to draw.
    func drawing(nothing: GraphPhrase) -> ChartWords {
        let (days, clock) = (words.days, words.texts.clock)
        return ChartWords(nothing: words.texts[nothing], number: number, stones: stoneMark, clock: clock.mark) {
            moment,
            unit in
            switch unit {
            case .clock: moment.minute == 0 ? days.short(moment.day) : clock.mark(moment.minute)
            case .day: days.short(moment.day)
            case .month: days.monthMark(moment.day)
            case .year: days.year(moment.day)
            }
        }
    }

    /// What a point stands for, where it is no single value.
    func averaging(of chart: Chart) -> String? {
        let adds = !chart.series.isEmpty && chart.series.allSatisfy(\.adds)
        let phrase: GraphPhrase? =
            switch chart.averaging {
            case .none: nil
            // The values of whole days are what they are.
            case .day: chart.isByDay ? nil : .meansOfDays
            case .week: adds ? .sumsOfWeeks : chart.isByDay ? .daysOfWeeks : .meansOfWeeks
            case .month: adds ? .sumsOfMonths : chart.isByDay ? .daysOfMonths : .meansOfMonths
            }
        return phrase.map { words.texts[$0] }
    }

    /// The moment of a row: the clock for single readings, the stretch for means.
    ///
    /// - Parameter shift: where it was measured on a journey, whose clocks count.
    func moment(_ moment: EpochSeconds, _ chart: Chart, shift: EpochSeconds = 0) -> String {
        let isSingle = chart.averaging == .none && !chart.isByDay
        let local = LocalMoment(moment, in: chart.timeZone, shift: isSingle ? shift : 0)
        switch chart.averaging {
        case .none where isSingle:
            let place = shift == 0 ? "" : " (\(local.zone))"
            return words.momentOf(local) + place
        case .none: return words.days.full(local.day)
        case .day: return words.days.full(local.day)
        case .week: return words.texts(.weekOf, ["day": words.days.full(local.day)])
        case .month: return words.days.month(local.day)
        }
    }
}
