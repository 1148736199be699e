/// What a block says, key by key, as far as it is right.
struct BlockValues {
    /// A text of a list with its place.
    struct Item: Equatable {
        var text: String
        var place: SourcePlace
    }

    /// Limits in days, with the places of the profiles that they name.
    struct Limits {
        var settings = OverdueSettings()
        var profilePlaces: [String: SourcePlace] = [:]
    }

    enum Value {
        case text(String)
        case flag(Bool)
        case number(Double)
        case items([Item])
        case levels([String: String])
        case limits(Limits)
    }

    /// Where the block's own key stands.
    var place: SourcePlace
    /// Where the values stand that are written, right or wrong.
    var places: [String: SourcePlace] = [:]
    var values: [String: Value] = [:]
    /// Whether there are keys that only Home Assistant uses.
    var hasUnusedKeys = false

    func isWritten(_ key: String) -> Bool { places[key] != nil }

    func text(_ key: String) -> String? {
        if case .text(let text) = values[key] { text } else { nil }
    }

    func flag(_ key: String) -> Bool? {
        if case .flag(let flag) = values[key] { flag } else { nil }
    }

    func number(_ key: String) -> Double? {
        if case .number(let number) = values[key] { number } else { nil }
    }

    func integer(_ key: String) -> Int? {
        number(key).flatMap { Int(exactly: $0) }
    }

    func items(_ key: String) -> [Item]? {
        if case .items(let items) = values[key] { items } else { nil }
    }

    func limits(_ key: String) -> Limits? {
        if case .limits(let limits) = values[key] { limits } else { nil }
    }

    func levels(_ key: String) -> [String: String]? {
        if case .levels(let levels) = values[key] { levels } else { nil }
    }
}
