/// What a template sees, taken apart once. Mustache itself asks reflection for every single place of a template, in every
/// value around it, which was most of the time that a page of hundreds of values took.
enum UnfoldedScope {
    /// - Returns: structures as dictionaries of their fields, whatever their fields are among them; what is nil is not in them,
    ///   so that a template looks for it around the value, as it would otherwise. Everything else as it is.
    static func of(_ value: Any) -> Any? {
        // What most fields are is told by its type alone, which is quicker than a cast.
        let type = type(of: value)
        if type == String.self || type == Bool.self || type == Int.self { return value }
        if type == [String: String].self { return value }
        if let folded = value as? any Folded { return folded.unfolded }
        if value is any CustomStringConvertible { return value }
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .struct else { return value }
        var fields: [String: Any] = [:]
        fields.reserveCapacity(mirror.children.count)
        for (name, field) in mirror.children {
            guard let name, let content = of(field) else { continue }
            fields[name] = content
        }
        return fields
    }
}

/// What has other values within it.
private protocol Folded {
    var unfolded: Any? { get }
}

extension Optional: Folded {
    fileprivate var unfolded: Any? { flatMap { UnfoldedScope.of($0) } }
}

extension Array: Folded {
    fileprivate var unfolded: Any? { compactMap { UnfoldedScope.of($0) } }
}
