/// What an ECG, or the light sensor of a watch, says about atrial fibrillation (measure types 130 and 139; `ecg.afib`
/// has the first three). Open: unknown numbers survive.
public struct AtrialFibrillationResult: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public static let negative = Self(0)
    public static let positive = Self(1)
    public static let inconclusive = Self(2)

    /// Withings' words; `result 99` where nobody knows it.
    public var name: String { Self.names[rawValue] ?? "result \(rawValue)" }

    private static let names: [Int: String] = [
        0: "negative", 1: "positive", 2: "inconclusive", 3: "no signal", 4: "other", 5: "noise", 6: "low heart rate",
        7: "high heart rate", 8: "inconclusive", 9: "negative, normal heart rate", 10: "negative, high heart rate",
        11: "positive, normal heart rate", 12: "positive, high heart rate", 13: "no diagnosis",
    ]
}
