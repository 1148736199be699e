import WithingsModel

/// The words for Withings' numbers of an atrial fibrillation result. Open: an unknown number is `result 14`.
enum AtrialFibrillationResult {
    static func word(_ code: ExactDecimal) -> String {
        names[code] ?? "result \(code)"
    }

    /// Every known word once, in the order of the numbers.
    static let words: [String] = names.sorted { $0.key < $1.key }.reduce(into: []) { words, name in
        if !words.contains(name.value) { words.append(name.value) }
    }

    private static let names: [ExactDecimal: String] = [
        0: "negative", 1: "positive", 2: "inconclusive", 3: "no signal", 4: "other", 5: "noise", 6: "low heart rate",
        7: "high heart rate", 8: "inconclusive", 9: "negative", 10: "negative, high heart rate", 11: "positive",
        12: "positive, high heart rate", 13: "no diagnosis",
    ]
}
