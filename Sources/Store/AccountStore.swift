import WithingsModel

/// Keeps which person is linked to which Withings account, and the tokens.
package protocol AccountStore: Sendable {
    /// All linked accounts, in the order in which they were linked.
    func accounts() async throws -> [Account]
    /// Saves an account under its user id; replaces what was there.
    func save(_ account: Account) async throws
    /// Forgets an account and its tokens; the records stay until `removeRecords`.
    func removeAccount(of user: WithingsUserID) async throws

    /// The sealed tokens of a person (see ``TokenVault``).
    func sealedTokens(of user: WithingsUserID) async throws -> [UInt8]?
    /// Returns only when the tokens would survive the loss of power.
    func saveSealedTokens(_ sealed: [UInt8], of user: WithingsUserID) async throws
}
