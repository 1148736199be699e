import Foundation
import WebServer

/// What a member of a command has to be.
indirect enum CommandKind: Sendable {
    case text
    case number(atLeast: Int? = nil)
    case flag
    /// Any mapping of names to values.
    case dictionary
    /// A mapping of names to numbers.
    case numbers
    /// A mapping with members of its own.
    case mapping(CommandShape)
    case list(of: CommandKind, isEmptyFine: Bool = true)
    /// A list, or one value that stands for a list of it.
    case listOrOne(of: CommandKind)
    case word([String])
    case moment
    case entityID
    case entityIDs
    case anything

    func faults(_ value: JSONValue, at path: String) -> [CommandShape.Fault] {
        func fault(_ reason: String) -> [CommandShape.Fault] {
            [CommandShape.Fault(path: path, reason: reason, got: value)]
        }
        switch self {
        case .text: return value.string == nil ? fault("expected str") : []
        case .number(let least):
            guard let number = value.int else { return fault("expected int") }
            if let least, number < least { return fault("value must be at least \(least)") }
            return []
        case .flag: return value.bool == nil ? fault("expected bool") : []
        case .dictionary: return value.object == nil ? fault("expected dict") : []
        case .numbers:
            guard let members = value.object else { return fault("expected a mapping") }
            return members.flatMap { CommandKind.number().faults($0.value, at: "\(path).\($0.key)") }
        case .mapping(let shape):
            guard let members = value.object else { return fault("expected a mapping") }
            return shape.faults(members, at: path)
        case .list(let kind, let isEmptyFine):
            guard let values = value.array else { return fault("expected a list") }
            if values.isEmpty, !isEmptyFine { return fault("value must not be empty") }
            return values.enumerated().flatMap { kind.faults($1, at: "\(path)[\($0)]") }
        case .listOrOne(let kind):
            return (value.array ?? [value]).enumerated().flatMap { kind.faults($1, at: "\(path)[\($0)]") }
        case .word(let words):
            if let word = value.string, words.contains(word) { return [] }
            return fault("expected \(words.map { "'\($0)'" }.joined(separator: " or "))")
        case .moment:
            guard let text = value.string else { return fault("expected str") }
            return MomentReader.moment(text, timeZone: .gmt) == nil ? fault("Invalid datetime specified: \(text)") : []
        case .entityID: return Self.wrongEntityID(value).map(fault) ?? []
        case .entityIDs:
            guard value.string != nil || value.array != nil else {
                return fault("Entity IDs must be a string or a list")
            }
            return (value.array ?? Self.split(value)).lazy.compactMap(Self.wrongEntityID).first.map(fault) ?? []
        case .anything: return []
        }
    }

    /// Several ids in one text, with commas between.
    static func split(_ value: JSONValue) -> [JSONValue] {
        (value.string ?? "").split(separator: ",").map {
            .string(String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
        }
    }

    private static func wrongEntityID(_ value: JSONValue) -> String? {
        guard let text = value.string else { return "Entity ID should be a string" }
        return APIRoutes.isEntityID(text.lowercased()) ? nil : "Entity ID \(text) is an invalid entity ID"
    }
}

extension JSONValue {
    /// The whole number; nil for everything else.
    var int: Int? {
        if case .number(let text) = self { Int(text) } else { nil }
    }
}
