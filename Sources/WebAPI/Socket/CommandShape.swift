import WebServer

/// What a command over the WebSocket must and may contain. What does not fit is told in the words of Home Assistant's
/// validator, all of it at once.
struct CommandShape: Sendable {
    struct Field: Sendable {
        var name: String
        var kind: CommandKind
        var isRequired = false

        static func required(_ name: String, _ kind: CommandKind = .text) -> Field {
            Field(name: name, kind: kind, isRequired: true)
        }
        static func optional(_ name: String, _ kind: CommandKind = .text) -> Field { Field(name: name, kind: kind) }
    }

    /// One thing that does not fit.
    struct Fault: Sendable {
        var path: String
        var reason: String
        var got: JSONValue

        var text: String { "\(reason) at '\(path)'. Got \(PythonText.text(got))" }
    }

    /// A command with nothing in it but its number and its type.
    static let bare = CommandShape()

    let fields: [Field]
    /// At most one of these may be given.
    let exclusive: [String]

    init(_ fields: Field..., exclusive: [String] = []) {
        self.fields = fields
        self.exclusive = exclusive
    }

    init(fields: [Field]) {
        self.fields = fields
        exclusive = []
    }

    /// - Parameter envelope: members that every message has.
    func check(_ members: [String: JSONValue], envelope: Set<String> = ["id", "type"]) throws(CommandFault) {
        if fields.isEmpty {
            guard members.keys.allSatisfy(envelope.contains) else {
                throw .invalid("extra keys not allowed. Got \(PythonText.text(.object(members)))")
            }
            return
        }
        let found = faults(members.filter { !envelope.contains($0.key) }, at: "")
        if !found.isEmpty { throw .invalid(Self.text(of: found)) }
    }

    static func text(of faults: [Fault]) -> String {
        faults.sorted { $0.path < $1.path }.map(\.text).joined(separator: "\n")
    }

    /// - Parameter path: of the mapping itself; empty for a whole message.
    func faults(_ members: [String: JSONValue], at path: String) -> [Fault] {
        let prefix = path.isEmpty ? "" : path + "."
        var faults: [Fault] = []
        for (name, value) in members where !fields.contains(where: { $0.name == name }) {
            faults.append(Fault(path: prefix + name, reason: "not a valid option", got: value))
        }
        for field in fields {
            if let value = members[field.name] {
                faults += field.kind.faults(value, at: prefix + field.name)
            } else if field.isRequired {
                faults.append(Fault(path: prefix + field.name, reason: "required key not provided", got: .null))
            }
        }
        if exclusive.count(where: { members[$0] != nil }) > 1 {
            let reason = "two or more values in the same group of exclusion 'period'"
            faults.append(Fault(path: prefix + "<period>", reason: reason, got: .null))
        }
        return faults
    }
}
