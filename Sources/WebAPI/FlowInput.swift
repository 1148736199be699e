import WebServer

/// What a client sends to the form step `profile`.
enum FlowInput: Equatable {
    case profile(String, replacing: Bool)
    /// What is wrong, field by field, in the words of Home Assistant's validator.
    case faults(JSONValue)

    init(_ members: [String: JSONValue], choices: [String]) {
        var faults: [String: JSONValue] = [:]
        var profile = ""
        switch members["profile"] {
        case nil: faults["profile"] = "required key not provided"
        case .string(let name) where choices.contains(name): profile = name
        default:
            let names = choices.map { "'\($0)'" }.joined(separator: ", ")
            faults["profile"] = "value must be one of [\(names)]"
        }
        if let replace = members["replace"], replace.bool == nil { faults["replace"] = "expected bool" }
        for name in members.keys.sorted() where name != "profile" && name != "replace" {
            // Home Assistant collects what belongs to no field under `base`.
            faults["base"] = .array((faults["base"]?.array ?? []) + [.string("not a valid option at '\(name)'")])
        }
        self =
            faults.isEmpty
            ? .profile(profile, replacing: members["replace"]?.bool ?? false) : .faults(.object(faults))
    }
}
