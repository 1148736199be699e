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

    /// Everything there is to say, in the words of a language: what somebody who translates begins with.
    init(of texts: Texts) {
        language = texts.ownName
        self.texts = texts.table
        entities = Dictionary(Catalogue.all.map { ($0.key, texts.name(of: $0)) }) { first, _ in first }
        workouts = Dictionary(
            WorkoutCategory.publishedNumbers.map { ("\($0)", texts.workout(WorkoutCategory($0))) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The file, in an order that stays.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
