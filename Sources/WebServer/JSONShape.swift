import HTTPTypes

/// What a request's JSON object must contain. Faults are told in the words of Home Assistant's validator, which its
/// clients and scripts know.
package struct JSONShape: Sendable {
    package enum Kind: String, Sendable {
        case string = "str"
        case stringOrList = "str or list"
        case list = "a list"
        case anything
    }

    package struct Field: Sendable {
        package var name: String
        package var kind: Kind
        package var isRequired: Bool

        package static func required(_ name: String, _ kind: Kind = .string) -> Field {
            Field(name: name, kind: kind, isRequired: true)
        }
        package static func optional(_ name: String, _ kind: Kind = .string) -> Field {
            Field(name: name, kind: kind, isRequired: false)
        }
    }

    private let fields: [Field]
    private let allowsOthers: Bool

    package init(_ fields: Field..., allowsOthers: Bool = false) {
        self.fields = fields
        self.allowsOthers = allowsOthers
    }

    /// The members of a document that fits.
    package func members(of value: JSONValue) throws(WebError) -> [String: JSONValue] {
        guard let members = value.object else { throw Self.fault("expected a mapping") }
        if !allowsOthers {
            for name in members.keys.sorted() where !fields.contains(where: { $0.name == name }) {
                throw Self.fault("not a valid option at '\(name)'")
            }
        }
        for field in fields {
            guard let value = members[field.name] else { continue }
            if !field.kind.fits(value) { throw Self.fault("expected \(field.kind.rawValue) at '\(field.name)'") }
        }
        for field in fields where field.isRequired && members[field.name] == nil {
            throw Self.fault("required key not provided at '\(field.name)'")
        }
        return members
    }

    package static func fault(_ reason: String) -> WebError {
        WebError(.badRequest, message: "Message format incorrect: \(reason)")
    }
}

extension JSONShape.Kind {
    fileprivate func fits(_ value: JSONValue) -> Bool {
        switch self {
        case .string: value.string != nil
        case .list: value.array != nil
        case .stringOrList: value.string != nil || value.array != nil
        case .anything: true
        }
    }
}

extension [String: JSONValue] {
    /// The member as text; nil where it is missing or something else.
    package func text(_ name: String) -> String? { self[name]?.string }
}
