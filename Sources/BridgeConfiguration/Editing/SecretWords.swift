/// Which keys hold what must not be shown: this program's own and those that other integrations use for such.
enum SecretWords {
    private static let parts = [
        "secret", "password", "passwd", "passphrase", "token", "api_key", "apikey", "private_key", "access_key",
        "credential",
    ]

    /// Whether a value only says where it is kept. What `!env_var` has instead of a variable is a value.
    static func isReference(_ value: Substring) -> Bool {
        value.wholeMatch(of: /!(secret|include|env_var)[ \t]+[^\s#]+\s*(#.*)?/) != nil
    }

    static func isSecret(_ key: some StringProtocol) -> Bool {
        let key = key.lowercased()
        return parts.contains { key.contains($0) } || ConfigurationSchema.secretKeys.contains(key)
    }
}
