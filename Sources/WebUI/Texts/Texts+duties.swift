extension Texts {
    /// How the script of charts writes numbers and moments: in the words of the page, not in the browser's.
    var chartDuties: [FrameScope.Duty] {
        [
            .init(name: "hours", value: self[.hoursMinutes]), .init(name: "minutes", value: self[.minutes]),
            .init(name: "whole-hours", value: self[.hours]), .init(name: "decimal", value: numbers.decimal),
            .init(name: "group", value: numbers.group), .init(name: "grouped-from", value: "\(numbers.groupedFrom)"),
            .init(name: "further-group", value: "\(numbers.furtherGroup)"),
            .init(name: "hour-unit", value: unit("h")), .init(name: "stone", value: unit("st")),
            .init(name: "pound", value: unit("lb")),
            .init(name: "months", value: months.joined(separator: "|")),
            .init(name: "day-short", value: self[.dayShort]),
            .init(name: "week-of", value: self[.weekOf]), .init(name: "month-of-year", value: self[.monthOfYear]),
            .init(name: "day-full", value: self[.dayFull]), .init(name: "year", value: self[.yearAlone]),
            .init(name: "moment", value: self[.momentFull]),
        ]
            + [
                ("morning", clock.morning), ("afternoon", clock.afternoon),
                ("hour-of-morning", clock.hourOfMorning), ("hour-of-afternoon", clock.hourOfAfternoon),
            ].compactMap { name, pattern in pattern.map { FrameScope.Duty(name: name, value: $0) } }
    }
}
