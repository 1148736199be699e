import Access
import Store
import TestSupport

/// A gatekeeper with everything it needs, and another one on the same store, as after a restart.
struct House {
    let shelf = DocumentShelf()
    let clock = ManualClock()
    let gatekeeper: Gatekeeper
    private let box = SecretBox(key: Array(0..<32))

    init() {
        gatekeeper = Gatekeeper(store: shelf, clock: clock, box: box)
    }

    /// - Parameter key: the key file's content, where it is another one after the restart.
    func restarted(key: [UInt8]? = nil) -> Gatekeeper {
        Gatekeeper(store: shelf, clock: clock, box: key.map { SecretBox(key: $0) } ?? box)
    }

    static let password = "correct horse battery staple"

    /// The owner's house: the account is made.
    static func owned() async throws -> House {
        let house = House()
        try await house.gatekeeper.createOwner(name: "Anna", login: "anna", password: password, language: "en")
        return house
    }

    static let client = "http://client.test/"

    func tokens() async throws -> BearerTokens {
        let code = try await gatekeeper.authorizationCode(clientID: Self.client)
        return try await gatekeeper.tokens(authorizationCode: code, clientID: Self.client)
    }
}

/// The error that a closure throws; nil if it throws none.
func refusal(_ body: () async throws(AccessError) -> Void) async -> AccessError? {
    do {
        try await body()
        return nil
    } catch {
        return error
    }
}
