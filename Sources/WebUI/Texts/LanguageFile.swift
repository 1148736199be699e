import Entities
import Foundation
import WithingsModel

/// A language as a file: `languages/de.json`. Whatever is not in it is said in English.
struct LanguageFile: Codable, Sendable {
    /// What the language calls itself.
    var language: String
    /// The texts of the pages by their names.
    var texts: [String: String]?
    /// The names of values by their keys (`weight_kg`).
    var entities: [String: String]?
    /// The kinds of workouts by Withings' numbers.
    var workouts: [String: String]?
    /// The signs of units by those of the program (`kg`).
    var units: [String: String]?
    /// The marks in numbers; without them those that are usual in the language.
    var numbers: Numbers?

    struct Numbers: Codable, Sendable {
        /// Before the fraction: `,` in German.
        var decimal: String?
        /// Between groups of digits: `.` in German; empty for none.
        var group: String?
    }

    /// Signs that are the same in most languages, and other letters in some.
    static let unitSigns: [String] = [
        "kg", "lb", "st", "m", "ft", "km", "mi", "°C", "°F", "mmHg", "kcal", "kcal/d", "h", "min", "ms", "m/s", "d",
        "events/h",
        "events/min",
    ]

    /// Everything there is to say, in the words of a language: what somebody who translates begins with.
    init(of texts: Texts) {
        language = texts.ownName
        self.texts = texts.table
        entities = Dictionary(Catalogue.all.map { ($0.key, texts.name(of: $0)) }) { first, _ in first }
        workouts = Dictionary(
            WorkoutCategory.publishedNumbers.map { ("\($0)", texts.workout(WorkoutCategory($0))) },
            uniquingKeysWith: { first, _ in first }
        )
        units = Dictionary(Self.unitSigns.map { ($0, texts.unit($0)) }) { first, _ in first }
        numbers = Numbers(decimal: texts.numbers.decimal, group: texts.numbers.group)
    }

    /// The file, in an order that stays.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
