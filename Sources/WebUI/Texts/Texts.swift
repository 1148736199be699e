import Entities
import Foundation

/// The pages' texts in one language.
struct Texts: Sendable {
    let language: PageLanguage
    /// What the language calls itself.
    let ownName: String
    /// By the phrase's name, as templates ask for them.
    private(set) var table: [String: String]
    /// January first.
    let months: [String]
    /// Monday first.
    let weekdays: [String]
    /// How numbers are written.
    let numbers: NumberFormat
    /// How times of the day are written.
    private(set) var clock = ClockFormat.twentyFour
    /// The day that weeks begin with: 1 is Monday, 7 Sunday.
    private(set) var firstWeekday = 1
    /// Where somebody is at home who reads them, as far as that is known.
    private(set) var region: Region?
    /// How many texts a language's file does not have, or has with other places to fill in.
    let missing: Int
    /// Names of values and kinds of workouts where they are not the catalogue's.
    private let entities: [String: String]
    private let workouts: [Int: String]
    /// Signs of units where they are other letters.
    private let units: [String: String]

    /// One of the program's own languages; English for any other.
    init(_ language: PageLanguage) {
        self = language == .korean ? Self.inKorean : Self.inEnglish
    }

    /// A language of a file over another one, which says what the file does not.
    init(_ language: PageLanguage, _ file: LanguageFile, over base: Texts) {
        var table = base.table
        var missing = 0
        for (name, text) in base.table {
            if let own = file.texts?[name], !own.isEmpty, Self.places(own).isSubset(of: Self.places(text)) {
                table[name] = own
            } else {
                missing += 1
            }
        }
        var workouts = base.workouts
        for (number, name) in file.workouts ?? [:] where !name.isEmpty {
            if let number = Int(number) { workouts[number] = name }
        }
        self.init(
            language,
            ownName: file.language.isEmpty ? language.rawValue : String(file.language.prefix(40)),
            table,
            missing: base.language == language ? 0 : missing,
            entities: base.entities.merging((file.entities ?? [:]).filter { !$0.value.isEmpty }) { _, new in new },
            workouts: workouts,
            units: base.units.merging((file.units ?? [:]).filter { !$0.value.isEmpty }) { _, new in new },
            // A language that says nothing about its numbers is known by its tag.
            numbers: (base.language == language ? base.numbers : NumberFormat(language: language.rawValue))
                .using(file.numbers)
        )
    }

    private init(
        _ language: PageLanguage,
        ownName: String,
        _ table: [String: String],
        missing: Int = 0,
        entities: [String: String] = [:],
        workouts: [Int: String] = [:],
        units: [String: String] = [:],
        numbers: NumberFormat = .usual
    ) {
        self.language = language
        self.ownName = ownName
        self.table = table
        self.missing = missing
        self.entities = entities
        self.workouts = workouts
        self.units = units
        self.numbers = numbers
        months = Self.list(table, .monthNames, count: 12, else: Self.english[.monthNames])
        weekdays = Self.list(table, .weekdayNames, count: 7, else: Self.english[.weekdayNames])
    }

    private static let inEnglish = Texts(
        .english,
        ownName: "English",
        table([english, startEnglish], graphsEnglish, controlEnglish, findingsEnglish)
    )
    private static let inKorean = Texts(
        .korean,
        ownName: "한국어",
        table([korean, startKorean], graphsKorean, controlKorean, findingsKorean),
        workouts: koreanWorkouts,
        units: ["events/h": "회/시간", "events/min": "회/분", "kcal/d": "kcal/일", "d": "일", "min": "분", "h": "시간"]
    )

    private static func table(
        _ phrases: [[Phrase: String]],
        _ graphs: [GraphPhrase: String],
        _ control: [ControlPhrase: String],
        _ findings: [FindingPhrase: String]
    ) -> [String: String] {
        var table: [String: String] = [:]
        for (phrase, text) in phrases.joined() { table[phrase.rawValue] = text }
        for (phrase, text) in graphs { table[phrase.rawValue] = text }
        for (phrase, text) in control { table[phrase.rawValue] = text }
        for (phrase, text) in findings { table[phrase.rawValue] = text }
        return table
    }

    private static func list(_ table: [String: String], _ phrase: Phrase, count: Int, else usual: String?) -> [String] {
        let names = (table[phrase.rawValue] ?? "").split(separator: "|").map(String.init)
        if names.count == count { return names }
        let others = (usual ?? "").split(separator: "|").map(String.init)
        return others.count == count ? others : (1...count).map(String.init)
    }

    /// The names of the places that a text leaves open.
    static func places(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{\w+\}/).map { String($0.output) })
    }

    /// The same as they are written where somebody is at home; nil leaves them.
    func at(_ region: Region?) -> Texts {
        guard let region else { return self }
        var texts = self
        texts.region = region
        texts.clock = .usual(language, in: region)
        texts.firstWeekday = region.firstWeekday
        // Only the program's own English is written in two ways; other languages say theirs in their texts.
        if language == .english, region.putsMonthFirst {
            texts.table[Phrase.dayFull.rawValue] = "{month} {day}, {year}"
            texts.table[Phrase.dayShort.rawValue] = "{month} {day}"
            texts.table[Phrase.dayWithWeekday.rawValue] = "{weekday}, {date}"
        }
        return texts
    }

    subscript(phrase: Phrase) -> String { table[phrase.rawValue] ?? phrase.rawValue }
    subscript(phrase: GraphPhrase) -> String { table[phrase.rawValue] ?? phrase.rawValue }
    subscript(phrase: ControlPhrase) -> String { table[phrase.rawValue] ?? phrase.rawValue }

    /// The phrase with its `{name}` places filled.
    func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
        filled(self[phrase], values)
    }

    /// The phrase with its `{name}` places filled.
    func callAsFunction(_ phrase: GraphPhrase, _ values: KeyValuePairs<String, String>) -> String {
        filled(self[phrase], values)
    }

    /// The phrase with its `{name}` places filled.
    func callAsFunction(_ phrase: ControlPhrase, _ values: KeyValuePairs<String, String>) -> String {
        filled(self[phrase], values)
    }

    func filled(_ pattern: String, _ values: some Collection<(key: String, value: String)>) -> String {
        let bytes = pattern.utf8
        var text = ""
        var rest = bytes.startIndex
        // By bytes: no letter of any language has these two within it.
        while let open = bytes[rest...].firstIndex(of: UInt8(ascii: "{")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            let name = pattern[bytes.index(after: open)..<close]
            text += pattern[rest..<open]
            text += Self.chosen(name, values) ?? values.first { $0.key == name }?.value ?? ""
            rest = bytes.index(after: close)
        }
        return text + pattern[rest...]
    }

    /// `{count:row|rows}` is the first word for one and the second for every other number; nil for any other place.
    private static func chosen(
        _ place: Substring,
        _ values: some Collection<(key: String, value: String)>
    ) -> String? {
        guard let colon = place.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let words = place[place.index(after: colon)...].split(separator: "|", omittingEmptySubsequences: false)
        let value = values.first { $0.key == place[..<colon] }?.value
        return (value == "1" ? words.first : words.last).map(String.init)
    }

    /// A text that belongs to a code of another part of the program (`abort` + `access_denied` → `abortAccessDenied`),
    /// nil where the pages have none.
    func text(of prefix: String, code: String, suffix: String = "") -> String? {
        let words = code.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return table[prefix + words.joined() + suffix]
    }

    /// What a value is called.
    func name(of entity: EntityDescription) -> String {
        entities[entity.key] ?? entity.name.text(in: language.rawValue)
    }

    /// The sign of a unit: `kg`, and `кг` where that is how it is written.
    func unit(_ sign: String) -> String { units[sign] ?? sign }

    /// What a kind of workout is called, where it is not Withings' name.
    func workoutName(_ number: Int) -> String? { workouts[number] }
}
