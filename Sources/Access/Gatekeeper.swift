import Store
import WithingsModel

/// Knows the owner account, who is signed in on the pages, and which bearer tokens are good.
package actor Gatekeeper {
    private let store: any DocumentStore

    package init(store: any DocumentStore, clock: any WallClock) {
        self.store = store
    }

    package func hasOwner() async throws -> Bool { false }

    /// Makes the owner account; works once.
    package func createOwner(name: String, login: String, password: String, language: String) async throws(AccessError) {}

    /// Checks a sign-in and opens a session for the pages. - Returns: the value of the session cookie.
    package func signIn(login: String, password: String, from address: String?) async throws(AccessError) -> Session {
        throw AccessError(.wrongPassword, "Not built yet.")
    }
    /// The session a cookie stands for, nil if it is not good any more.
    package func session(_ cookie: String?) async -> Session? { nil }
    package func signOut(_ cookie: String) async {}

    /// A one-time code for `/auth/token`, as Home Assistant's sign-in gives it.
    package func authorizationCode(clientID: String) async throws(AccessError) -> String { "" }
    package func tokens(authorizationCode: String, clientID: String) async throws(AccessError) -> BearerTokens {
        throw AccessError(.invalidGrant, "Not built yet.")
    }
    package func tokens(refreshToken: String, clientID: String?) async throws(AccessError) -> BearerTokens {
        throw AccessError(.invalidGrant, "Not built yet.")
    }
    package func revoke(refreshToken: String) async {}
    /// Whether a bearer token is good now.
    package func isGood(bearer: String) async -> Bool { false }
}
