import Foundation
import WebServer
import WithingsModel

/// The members of a command, read with faults in the words of Home Assistant's validator.
struct CommandFields: Sendable {
    let members: [String: JSONValue]

    func string(_ name: String) throws -> String {
        guard let value = members[name] else { throw Self.missing(name) }
        guard let text = value.string else { throw wrong(name, "str") }
        return text
    }

    func optionalString(_ name: String) throws -> String? {
        guard let value = members[name], value != .null else { return nil }
        guard let text = value.string else { throw wrong(name, "str") }
        return text
    }

    func int(_ name: String) throws -> Int {
        guard let value = members[name] else { throw Self.missing(name) }
        guard case .number(let text) = value, let number = Int(text) else { throw wrong(name, "int") }
        return number
    }

    func flag(_ name: String, standard: Bool) throws -> Bool {
        guard let value = members[name] else { return standard }
        guard let flag = value.bool else { throw wrong(name, "bool") }
        return flag
    }

    func object(_ name: String) throws -> [String: JSONValue] {
        guard let value = members[name], value != .null else { return [:] }
        guard let object = value.object else { throw wrong(name, "dict") }
        return object
    }

    /// A list of texts, or one text for a list of one; nil where it is not given.
    func strings(_ name: String) throws -> [String]? {
        guard let value = members[name], value != .null else { return nil }
        if let text = value.string { return [text] }
        guard let list = value.array else { throw wrong(name, "list") }
        return try list.map { item in
            guard let text = item.string else { throw wrong(name, "str") }
            return text
        }
    }

    func requiredStrings(_ name: String) throws -> [String] {
        guard let texts = try strings(name) else { throw Self.missing(name) }
        return texts
    }

    /// - Parameter fault: the code and sentence for what is no moment.
    func moment(_ name: String, timeZone: TimeZone, fault: CommandFault) throws -> EpochSeconds? {
        guard let text = try optionalString(name) else { return nil }
        guard let moment = MomentReader.moment(text, timeZone: timeZone) else { throw fault }
        return moment
    }

    private static func missing(_ name: String) -> CommandFault {
        .invalid("required key not provided @ data['\(name)']. Got None")
    }

    private func wrong(_ name: String, _ kind: String) -> CommandFault {
        let got = members[name].map { String(decoding: $0.bytes.prefix(60), as: UTF8.self) } ?? "None"
        return .invalid("expected \(kind) for dictionary value @ data['\(name)']. Got \(got)")
    }
}
