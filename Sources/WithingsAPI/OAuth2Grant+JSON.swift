import WithingsModel

extension OAuth2Grant {
    /// Reads the `body` of the token endpoint.
    ///
    /// - Parameter refreshToken: the one that was sent; it stays valid where the answer has no new one.
    static func read(_ reader: inout JSONReader, refreshToken: String?) throws(JSONFault) -> OAuth2Grant {
        let fields = try TokenFields.read(&reader)
        guard let user = fields.user else { throw reader.contentFault("The user's number is missing.") }
        guard let accessToken = fields.accessToken, let refreshToken = fields.refreshToken ?? refreshToken else {
            throw reader.contentFault("A token is missing.")
        }
        return OAuth2Grant(
            user: user,
            accessToken: accessToken,
            refreshToken: refreshToken,
            expiresIn: fields.lifetime,
            scopes: fields.scope.split { $0 == "," || $0 == " " }.map(String.init)
        )
    }
}
