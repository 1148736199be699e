extension DemoAccess {
    /// Reads the `body` of `getdemoaccess`.
    static func read(_ reader: inout JSONReader) throws(JSONFault) -> DemoAccess {
        let fields = try TokenFields.read(&reader)
        guard let accessToken = fields.accessToken else { throw reader.contentFault("A token is missing.") }
        return DemoAccess(
            accessToken: accessToken,
            refreshToken: fields.refreshToken,
            expiresIn: fields.lifetime,
            user: fields.user
        )
    }
}
