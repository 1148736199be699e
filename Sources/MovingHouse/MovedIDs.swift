import Foundation
import HomeAssistantLink
import JSONDocument

/// Which entity ids the bridge's entities were given, in a file beside the database: who enables the old integration again and
/// moves once more does not lose them.
package struct MovedIDs: Sendable {
    private let path: String

    package init(path: String) {
        self.path = path
    }

    /// By unique id. A file that cannot be read says nothing.
    package var all: [String: String] {
        let content = FileManager.default.contents(atPath: path).flatMap { JSONReader.value([UInt8]($0)) }
        return (content?.object ?? [:]).compactMapValues(\.string)
    }

    func keep(_ uniqueID: String, as entityID: String) throws {
        var ids = all
        if ids[uniqueID] == entityID { return }
        ids[uniqueID] = entityID
        do {
            let content = JSONValue.object(ids.mapValues(JSONValue.string))
            try Data(content.bytes).write(to: URL(filePath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw HomeAssistantFault(
                .storage,
                "What was moved, \(path), cannot be written down.",
                hint: "Nothing more is moved until it can be: check the folder and the space on the disk."
            )
        }
    }
}
