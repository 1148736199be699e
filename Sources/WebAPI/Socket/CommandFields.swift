import Foundation
import WebServer
import WithingsModel

/// The members of a command whose shape fits.
struct CommandFields: Sendable {
    let members: [String: JSONValue]

    func text(_ name: String) -> String? { members[name]?.string }
    func int(_ name: String) -> Int? { members[name]?.int }
    func flag(_ name: String, standard: Bool) -> Bool { members[name]?.bool ?? standard }
    func object(_ name: String) -> [String: JSONValue] { members[name]?.object ?? [:] }

    /// A list of texts, or one text for a list of one; nil where it is not given.
    func texts(_ name: String) -> [String]? {
        guard let value = members[name] else { return nil }
        return (value.array ?? [value]).compactMap(\.string)
    }

    /// Entity ids as a list, or in one text with commas between; in small letters, as entities have them.
    func entityIDs(_ name: String) -> [String]? {
        guard let value = members[name] else { return nil }
        return (value.array ?? CommandKind.split(value)).compactMap { $0.string?.lowercased() }
    }

    /// - Parameter fault: the code and sentence for what is no moment.
    func moment(_ name: String, timeZone: TimeZone, fault: CommandFault) throws(CommandFault) -> EpochSeconds? {
        guard let text = text(name) else { return nil }
        guard let moment = MomentReader.moment(text, timeZone: timeZone) else { throw fault }
        return moment
    }
}
