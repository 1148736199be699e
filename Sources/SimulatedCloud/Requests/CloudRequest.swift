/// A request as the cloud sees it: query and form body are one set of parameters.
package struct CloudRequest: Sendable {
    package var method: String
    /// Without the query.
    package var path: String
    package var parameters: [String: String]
    /// The token of `Authorization: Bearer`, if there was one.
    package var bearer: String?

    package init(method: String, path: String, parameters: [String: String], bearer: String? = nil) {
        self.method = method
        self.path = path
        self.parameters = parameters
        self.bearer = bearer
    }

    package var action: String { parameters["action"] ?? "" }

    /// The token, from the header or the parameter.
    var accessToken: String? { bearer ?? parameters["access_token"] }

    /// A whole-number parameter.
    ///
    /// - Throws: ``CloudRefusal`` if it is there and is not a number.
    func integer(_ name: String) throws(CloudRefusal) -> Int? {
        guard let text = parameters[name], !text.isEmpty else { return nil }
        guard let value = Int(text) else { throw .invalidParameter(name) }
        return value
    }

    /// The parts of a comma-joined parameter; nil if it is not there.
    func list(_ name: String) -> [String]? {
        guard let text = parameters[name], !text.isEmpty else { return nil }
        return text.split(separator: ",").map(String.init)
    }
}
